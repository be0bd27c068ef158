'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useLive } from '@/components/app/live'
import { toastDone } from '@/components/ui/toaster'
import { emptyBin, purgeRecords, recoverRecords } from '@/lib/records/bin-actions'
import type { Binned } from '@/lib/records/bin-queries'
import type { Viewer } from '@/lib/records/viewer'
import { useUndo } from '../use-undo'

const TOLD = new Set(['binned', 'recovered', 'deleted', 'undone'])

/** What is done in the bin: each kind by its own command, each with its message. */
export function useBin(viewer: Viewer) {
  const t = useTranslations('bin')
  const kinds = useTranslations('kinds')
  const router = useRouter()
  const again = () => router.refresh()
  const { follow, complain } = useUndo(viewer, again)
  useLive((changes) => {
    if (changes.some(({ type, actorId }) => TOLD.has(type) && actorId !== viewer.id)) again()
  })
  const things = (kind: string, count: number) => kinds(`${kind as 'account'}.counted`, { count })

  return {
    things,
    async recover(rows: readonly Binned[]) {
      for (const [kind, items] of byKind(rows))
        complain(
          await follow(
            recoverRecords(kind, { items }),
            t('recovered', { things: things(kind, items.length) }),
          ),
        )
      again()
    },
    async purge(rows: readonly Binned[]) {
      for (const [kind, items] of byKind(rows)) {
        const result = await purgeRecords(kind, { items }).catch(() => null)
        complain(result)
        if (result?.ok) toastDone(t('purged', { things: things(kind, items.length) }))
      }
      again()
    },
    /** Portion by portion, until nothing is left of what was there at that moment. */
    async empty(kindNames: readonly string[], until: string) {
      for (const kind of kindNames) {
        for (let isOver = false; !isOver; ) {
          const result = await emptyBin(kind, { until }).catch(() => null)
          complain(result)
          if (!result?.ok) return again()
          isOver = result.data.isOver
        }
      }
      toastDone(t('emptied'))
      again()
    },
  }
}

function byKind(rows: readonly Binned[]) {
  const kinds = new Map<string, { id: string; version: number }[]>()
  for (const { kind, id, version } of rows) kinds.set(kind, [...(kinds.get(kind) ?? []), { id, version }])
  return kinds
}
