'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Options } from '@/components/fields/props'
import { Button } from '@/components/ui/button'
import { toastError } from '@/components/ui/toaster'
import type { Description } from '@/lib/kernel/entity'
import type { Result } from '@/lib/kernel/result'
import type { HistoryEntry } from '@/lib/records/history'
import type { Viewer } from '@/lib/records/viewer'
import { areWhole, type EventEntry, inOrder, type TimelineEntry } from './timeline-entry'
import { TimelineEvent } from './timeline-event'

type TimelineProps = {
  entries: readonly TimelineEntry[]
  description: Description
  options: Options
  viewer: Viewer
  /** The version now: the reader's own last change can still be taken back. */
  version: number
  currency?: string
  onUndo?: (requestId: string) => void
  /** Fetches the changes before an event, when there may be some. */
  loadBefore?: (seq: number) => Promise<Result<HistoryEntry[]>>
}

/** All that happened with a record, newest first, in one line of time. */
export function Timeline({ entries, description, loadBefore, ...rest }: TimelineProps) {
  const t = useTranslations('timeline')
  const earlier = useEarlier(entries, loadBefore)
  const shown = inOrder([...entries, ...earlier.entries], Object.keys(description.fields))
  return (
    <section aria-label={t('label')}>
      <ol className="flex flex-col">
        {shown.map((entry) => (
          <li
            key={`${entry.kind}-${entry.id}`}
            className="relative border-s border-border ps-4 pb-4 last:border-transparent"
          >
            <span
              aria-hidden
              className="absolute -start-[5px] top-1.5 size-2.5 rounded-full border border-border-strong bg-surface-raised"
            />
            {entry.kind === 'event' ? (
              <TimelineEvent entry={entry} description={description} {...rest} />
            ) : (
              entry.content
            )}
          </li>
        ))}
      </ol>
      {earlier.hasMore && (
        <Button size="sm" pending={earlier.pending} onClick={earlier.load}>
          {t('earlier')}
        </Button>
      )}
    </section>
  )
}

function useEarlier(entries: readonly TimelineEntry[], loadBefore: TimelineProps['loadBefore']) {
  const [more, setMore] = useState<EventEntry[]>([])
  const [isWhole, setWhole] = useState(false)
  const [pending, setPending] = useState(false)
  const t = useTranslations('ui')
  const events = [...entries, ...more].filter((entry) => entry.kind === 'event')
  const oldest = Math.min(...events.map(({ seq }) => seq))
  const isBegun = areWhole(events)

  const load = async () => {
    setPending(true)
    const found = await loadBefore?.(oldest).catch(() => null)
    setPending(false)
    if (!found?.ok) return void toastError(found?.error.message ?? t('unreachable'))
    const known = new Set(events.map(({ id }) => id))
    const added = found.data.filter(({ id }) => !known.has(id))
    setMore([...more, ...added.map((entry) => ({ kind: 'event' as const, ...entry }))])
    setWhole(added.length === 0)
  }
  return {
    entries: more,
    load,
    pending,
    hasMore: Boolean(loadBefore) && !isBegun && !isWhole && oldest < Infinity,
  }
}
