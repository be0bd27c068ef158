'use client'

import { useTranslations } from 'next-intl'
import { useUndo } from '@/components/records/use-undo'
import type { Viewer } from '@/components/records/viewer'
import { toastDone } from '@/components/ui/toaster'
import { archiveEntry, createEntry, deleteEntry, restoreEntry, updateEntry } from '@/lib/dictionaries/actions'
import type { Result } from '@/lib/kernel/result'
import type { Location } from '@/lib/locations/rows'
import type { Placed } from './location-dialog'

const KIND = 'admin_unit'

/** What can be done to the company's own places, each with its answer on screen and its way back. */
export function useLocations(viewer: Viewer, refresh: () => Promise<unknown>) {
  const t = useTranslations('locations')
  const { follow, offer, complain } = useUndo(viewer, refresh)
  const refOf = ({ own }: Location) => ({ id: own?.id ?? '', version: own?.version ?? 0 })
  const finish = async (work: Promise<Result<unknown>>, message: string) => {
    complain(await follow(work, message))
    await refresh()
  }
  return {
    create: (values: Placed) => createEntry(KIND, values) as Promise<Result<{ id: string }>>,
    update: (row: Location, patch: Placed) => updateEntry(KIND, { ...refOf(row), patch }),
    /** A new place is archived or deleted, not taken back. */
    saved: (name: string, undo: string | undefined) =>
      undo ? offer(t('saved', { name }), undo) : toastDone(t('saved', { name })),
    archive: (row: Location) => finish(archiveEntry(KIND, refOf(row)), t('archivedOne', { name: row.name })),
    restore: (row: Location) => finish(restoreEntry(KIND, refOf(row)), t('restored', { name: row.name })),
    remove: async (row: Location) => {
      const result = await deleteEntry(KIND, { ...refOf(row), withBelow: true }).catch(() => null)
      complain(result)
      if (result?.ok) toastDone(t('deleted', { name: row.name }))
      await refresh()
    },
  }
}
