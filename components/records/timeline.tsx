'use client'

import { useTranslations } from 'next-intl'
import type { Options } from '@/components/fields/props'
import { AnswerableMail } from '@/components/mail/message/answerable-mail'
import { Button } from '@/components/ui/button'
import { Segmented } from '@/components/ui/segmented'
import { Spinner } from '@/components/ui/spinner'
import type { Description } from '@/lib/kernel/entity'
import type { MailRights } from '@/lib/mail/outbound/record-mail'
import { STRANDS, type TimelineEntry, type TimelinePage } from '@/lib/records/timeline-entry'
import type { Viewer } from '@/lib/records/viewer'
import { TimelineActivity } from './timeline-activity'
import { isNews } from './timeline-entry'
import { TimelineEvent } from './timeline-event'
import { TimelineNote } from './timeline-note'
import { TimelineOf } from './timeline-of'
import { type LoadTimeline, useTimeline } from './use-timeline'

export type TimelineProps = {
  page: TimelinePage
  /** How to tell of each kind of record whose changes stand here. */
  descriptions: Readonly<Record<string, Description>>
  options: Options
  viewer: Viewer
  /** The version now: the reader's own last change can still be taken back. */
  version: number
  currency?: string
  onUndo?: (requestId: string) => void
  /** Fetches what is earlier, or one strand of it. */
  load?: LoadTimeline
  mail?: MailRights | null
  onChanged?: () => void
}

/** All that happened with a record and what belongs to it, newest first, in one line of time. */
export function Timeline({ page, load, ...rest }: TimelineProps) {
  const t = useTranslations('timeline')
  const { strand, choose, entries, isLoading, next, loadMore, pending } = useTimeline(page, load)
  const shown = entries.filter((entry) => isNews(entry, rest.descriptions))
  return (
    <section aria-label={t('label')} className="flex min-w-0 flex-col gap-3">
      {load && (
        <div className="-mx-1 overflow-x-auto px-1">
          <Segmented
            label={t('strands.label')}
            value={strand ?? 'all'}
            options={(['all', ...STRANDS] as const).map((value) => ({ value, label: t(`strands.${value}`) }))}
            onChange={(value) => choose(value === 'all' ? null : value)}
          />
        </div>
      )}
      {isLoading && <Spinner />}
      {!isLoading && shown.length === 0 && <p className="text-text-muted">{t('strands.empty')}</p>}
      <ol className="flex flex-col">
        {shown.map((entry) => (
          <li
            key={`${entry.strand}-${entry.id}`}
            className="relative border-s border-border ps-4 pb-4 last:border-transparent"
          >
            <span
              aria-hidden
              className="absolute -start-[5px] top-1.5 size-2.5 rounded-full border border-border-strong bg-surface-raised"
            />
            <Entry entry={entry} {...rest} />
          </li>
        ))}
      </ol>
      {next && (
        <Button size="sm" pending={pending} onClick={loadMore} className="self-start">
          {t('earlier')}
        </Button>
      )}
    </section>
  )
}

type EntryProps = Omit<TimelineProps, 'page' | 'load'> & { entry: TimelineEntry }

function Entry({ entry, descriptions, mail, onChanged, ...rest }: EntryProps) {
  switch (entry.strand) {
    case 'change': {
      const description = descriptions[entry.entity]
      return description ? <TimelineEvent entry={entry} description={description} {...rest} /> : null
    }
    case 'mail':
      return (
        <>
          <TimelineOf of={entry.of} />
          <AnswerableMail {...entry} mail={mail ?? null} />
        </>
      )
    case 'activity':
      return <TimelineActivity entry={entry} options={rest.options} />
    case 'note':
      return <TimelineNote entry={entry} viewer={rest.viewer} onChanged={onChanged} />
  }
}
