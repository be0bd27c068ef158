'use client'

import { useTranslations } from 'next-intl'
import { useUndo } from '@/components/records/use-undo'
import { finish, reopen, snooze } from '@/lib/activities/actions'
import type { Viewer } from '@/lib/records/viewer'
import { formatDate, type PlainDate } from '@/lib/vietnam/plain-date'

type Ref = { id: string; version: number }
const refOf = ({ id, version }: Ref) => ({ id, version })

/** What is done with activities in a tap or two, each of which can be taken back. Answers whether it was done. */
export function useSteps(viewer: Viewer, after: () => void) {
  const t = useTranslations('activities')
  const { follow, complain } = useUndo(viewer, after)
  const told = async (work: ReturnType<typeof follow>) => {
    const result = await work
    complain(result)
    after()
    return result?.ok ?? false
  }
  return {
    finish: (rows: Ref[], status: 'held' | 'not_held' = 'held') =>
      told(follow(finish({ items: rows.map(refOf), status }), t('finished', { count: rows.length }))),
    reopen: (rows: Ref[]) => told(follow(reopen({ items: rows.map(refOf) }), t('reopened'))),
    snooze: (rows: Ref[], on: PlainDate) =>
      told(follow(snooze({ items: rows.map(refOf), on }), t('snoozed', { day: formatDate(on) }))),
  }
}
