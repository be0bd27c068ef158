'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { toastError } from '@/components/ui/toaster'
import type { Result } from '@/lib/kernel/result'
import type { Strand, TimelineCursor, TimelineEntry, TimelinePage } from '@/lib/records/timeline-entry'
import { joined } from './timeline-entry'

export type LoadTimeline = (asked: {
  strand?: Strand
  before?: TimelineCursor | null
}) => Promise<Result<TimelinePage>>

/** The pages of a timeline, of all that happened or of one strand; the first is read anew when something changes. */
export function useTimeline(page: TimelinePage, load: LoadTimeline | undefined) {
  const t = useTranslations('ui')
  const [strand, setStrand] = useState<Strand | null>(null)
  const [chosen, setChosen] = useState<TimelinePage | null>(null)
  const [more, setMore] = useState<TimelinePage | null>(null)
  const [pending, setPending] = useState(false)
  const ask = useRef(load)
  ask.current = load

  const choose = (next: Strand | null) => {
    setStrand(next)
    setChosen(null)
    setMore(null)
  }
  useEffect(() => {
    if (!strand || !page) return
    let isCurrent = true
    void ask
      .current?.({ strand })
      .catch(() => null)
      .then((result) => {
        if (!isCurrent) return
        if (result?.ok) setChosen(result.data)
        else toastError(result?.error.message ?? t('unreachable'))
      })
    return () => {
      isCurrent = false
    }
  }, [strand, page, t])

  const first = strand ? chosen : page
  const next = more ? more.next : (first?.next ?? null)
  const entries: readonly TimelineEntry[] = first ? joined(first.entries, more?.entries ?? []) : []
  const loadMore = async () => {
    setPending(true)
    const result = await load?.({ strand: strand ?? undefined, before: next }).catch(() => null)
    setPending(false)
    if (!result?.ok) return void toastError(result?.error.message ?? t('unreachable'))
    setMore({ entries: [...entries, ...result.data.entries], next: result.data.next })
  }
  return { strand, choose, entries, isLoading: !first, next: load ? next : null, loadMore, pending }
}
