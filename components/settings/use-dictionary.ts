'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useOptimistic, useTransition } from 'react'
import { useLive } from '@/components/app/live'
import { useUndo } from '@/components/records/use-undo'
import type { Viewer } from '@/components/records/viewer'
import { toastDone } from '@/components/ui/toaster'
import type { Entry } from '@/lib/dictionaries/queries'
import type { DictionaryData } from '@/lib/dictionaries/screen'
import type { Result } from '@/lib/kernel/result'
import type { DictionaryActions } from './dictionary-actions'

/** What can be done to the rows of a dictionary, each with its answer on screen and its way back. */
export function useDictionary(
  { entries, description }: DictionaryData,
  actions: DictionaryActions,
  viewer: Viewer,
) {
  const t = useTranslations('dictionaries')
  const router = useRouter()
  const { offer, follow, refusalOf, complain } = useUndo(viewer, () => router.refresh())
  useLive((changes) => {
    const isElsewhere = ({ entity, actorId }: (typeof changes)[number]) =>
      entity === description.name && actorId !== viewer.id
    if (changes.some(isElsewhere)) router.refresh()
  })
  const [, startTransition] = useTransition()
  const [rows, order] = useOptimistic(entries, reordered)

  const finish = async (work: Promise<Result<unknown>>, message: string) => {
    const result = await follow(work, message)
    complain(result)
    return result?.ok === true
  }
  const refOf = ({ id, version }: Entry) => ({ id, version })

  return {
    rows,
    offer,
    change: (entry: Entry, patch: Record<string, unknown>) =>
      finish(actions.update({ ...refOf(entry), patch }), t('saved', { name: entry.name })),
    archive: (entry: Entry) => finish(actions.archive(refOf(entry)), t('archivedOne', { name: entry.name })),
    restore: (entry: Entry) => finish(actions.restore(refOf(entry)), t('restored', { name: entry.name })),
    /** Puts rows in order; the moved one may come to belong elsewhere by it. */
    reorder: (ids: string[], moved: Entry, patch: Record<string, unknown>) =>
      startTransition(async () => {
        order(ids)
        const differs = Object.keys(patch).some((field) => patch[field] !== moved[field])
        if (
          differs &&
          !(await finish(actions.update({ ...refOf(moved), patch }), t('saved', { name: moved.name })))
        )
          return
        await finish(actions.reorder({ ids }), t('moved', { name: moved.name }))
      }),
    remove: async (entry: Entry, to: Entry | undefined, withBelow: boolean) => {
      const ref = { ...refOf(entry), ...(to && { replacementId: to.id }), ...(withBelow && { withBelow }) }
      const result = await actions.remove(ref).catch(() => null)
      if (result?.ok) toastDone(t('deleted', { name: entry.name }))
      return refusalOf(result)
    },
  }
}

/** The given rows in the given order, in the places they held together. */
function reordered(entries: Entry[], ids: string[]): Entry[] {
  const moved = ids.flatMap((id) => entries.filter((entry) => entry.id === id))
  return entries.map((entry) => (ids.includes(entry.id) ? (moved.shift() ?? entry) : entry))
}
