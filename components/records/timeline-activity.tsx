'use client'

import type { Route } from 'next'
import { useTimeZone, useTranslations } from 'next-intl'
import { ActivityIcon } from '@/components/activities/activity-icon'
import { type Options, optionsOf } from '@/components/fields/props'
import { useFieldWords } from '@/components/fields/words'
import { Badge } from '@/components/ui/badge'
import { Link } from '@/components/ui/link'
import type { ActivityEntry } from '@/lib/records/timeline-entry'
import { formatDate, formatDateTime } from '@/lib/vietnam/date'

/** Something done, or to be done: what, by whom, and what came of it. */
export function TimelineActivity({ entry, options }: { entry: ActivityEntry; options: Options }) {
  const t = useTranslations('timeline.activity')
  const timeZone = useTimeZone()
  const { choice } = useFieldWords('activity')
  const { id, kind, subject, isOpen, startsAt, dueOn, ownerId, outcome, description } = entry.activity
  const owner = optionsOf({ field: { type: 'reference', to: 'member' }, options }).find(
    (each) => each.id === ownerId,
  )
  const at = new Date(entry.at)
  const when = startsAt || !isOpen ? formatDateTime(at, timeZone) : dueOn ? formatDate(String(dueOn)) : ''
  const said = [outcome, description].map((each) => (typeof each === 'string' ? each : '')).find(Boolean)
  return (
    <div className="flex flex-col gap-1">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <ActivityIcon name={String(kind)} className="size-4 shrink-0 text-text-muted" />
        <span className="text-text-muted">{choice('kind', String(kind))}</span>
        <Link href={`/activities/${id}` as Route} className="wrap-anywhere font-medium hover:underline">
          {String(subject)}
        </Link>
        <Badge tone={isOpen ? 'neutral' : 'success'}>{t(isOpen ? 'planned' : 'done')}</Badge>
      </p>
      <p className="text-sm text-text-muted">
        {owner?.name} <time dateTime={at.toISOString()}>{when}</time>
      </p>
      {said && <p className="wrap-anywhere whitespace-pre-line text-sm">{said}</p>}
    </div>
  )
}
