'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useUndo } from '@/components/records/use-undo'
import { finish, reopen, snooze } from '@/lib/activities/actions'
import type { Result } from '@/lib/kernel/result'
import { updateRecord } from '@/lib/records/kind-actions'
import type { Option } from '@/lib/records/options'
import type { Viewer } from '@/lib/records/viewer'
import { formatDate, type PlainDate } from '@/lib/vietnam/plain-date'
import { type Suggested, Suggestions } from './suggestions'

type Ref = { id: string; version: number }
const refOf = ({ id, version }: Ref) => ({ id, version })

/**
 * What is done with activities in a tap or two, each of which can be taken back. Answers whether it was done;
 * `dialog` asks what comes next where something is suggested.
 */
export function useSteps(viewer: Viewer, after: () => void) {
  const t = useTranslations('activities')
  const { follow, complain } = useUndo(viewer, after)
  const [suggested, setSuggested] = useState<Suggested | null>(null)
  async function told<T>(work: Promise<Result<T> | null>): Promise<T | null> {
    const result = await work
    complain(result)
    after()
    return result?.ok ? result.data : null
  }
  return {
    dialog: suggested && <Suggestions suggested={suggested} onClose={() => setSuggested(null)} />,
    async finish(rows: Ref[], status: 'held' | 'not_held' = 'held') {
      const work = finish({ items: rows.map(refOf), status })
      const done = await told(follow(work, t('finished', { count: rows.length })))
      if (done && done.suggestions.length > 0) setSuggested({ about: { ...rows[0] }, list: done.suggestions })
      return done !== null
    },
    async assign({ id, version }: Ref, to: Option) {
      const work = updateRecord('activity', { id, version, patch: { ownerId: to.id } })
      return (await told(follow(work, t('assigned', { name: to.name })))) !== null
    },
    async reopen(rows: Ref[]) {
      return (await told(follow(reopen({ items: rows.map(refOf) }), t('reopened')))) !== null
    },
    async snooze(rows: Ref[], on: PlainDate) {
      const work = snooze({ items: rows.map(refOf), on })
      return (await told(follow(work, t('snoozed', { day: formatDate(on) })))) !== null
    },
  }
}
