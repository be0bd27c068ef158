'use client'

import clsx from 'clsx'
import { AlarmClock, Check, ListChecks, Repeat, UserRoundPlus } from 'lucide-react'
import { useTimeZone, useTranslations } from 'next-intl'
import { TodosValue, todosIn } from '@/components/fields/todos-value'
import { IconButton } from '@/components/ui/button'
import { DropdownMenu } from '@/components/ui/dropdown-menu'
import { Link } from '@/components/ui/link'
import { Stars } from '@/components/ui/stars'
import { aboutOf } from '@/lib/activities/about'
import type { Option } from '@/lib/records/options'
import type { Row } from '@/lib/records/query'
import { formatDate, formatTime, type PlainDate } from '@/lib/vietnam/date'
import { ActivityIcon } from './activity-icon'
import { snoozeEntries } from './snooze-entries'

type WorkRowProps = {
  row: Row
  today: PlainDate
  onFinish: () => void
  onSnooze: (on: PlainDate) => void
  /** Whom it may be given to. */
  others: readonly Option[]
  onAssign: (to: Option) => void
}

/** One thing to do: what, with whom, when, and the ways to be done with it. */
export function WorkRow({ row, today, onFinish, onSnooze, others, onAssign }: WorkRowProps) {
  const t = useTranslations('activities')
  const subject = String(row.subject)
  const isOverdue = typeof row.dueOn === 'string' && row.dueOn < today
  return (
    <li className="relative flex items-center gap-2 rounded-lg px-2 py-1.5 focus-within:bg-surface-hover hover:bg-surface-hover">
      <IconButton
        label={t('finishOf', { subject })}
        icon={<Check />}
        size="sm"
        variant="secondary"
        className="relative z-10 rounded-full"
        onClick={onFinish}
      />
      <ActivityIcon name={String(row.kind)} className="size-4 shrink-0 text-text-muted" />
      <div className="min-w-0 flex-1">
        <Link
          href={`/activities/${row.id}`}
          data-work={row.id}
          className="block truncate font-medium after:absolute after:inset-0 after:rounded-lg"
        >
          {subject}
        </Link>
        <About row={row} />
        <When row={row} today={today} className={clsx('sm:hidden', isOverdue && 'text-danger')} />
      </div>
      {Boolean(row.seriesId) && (
        <Repeat role="img" aria-label={t('repeats')} className="size-4 shrink-0 text-text-muted" />
      )}
      {todosIn(row.todos).length > 0 && (
        <span className="flex shrink-0 items-center gap-1 text-sm text-text-muted">
          <ListChecks aria-hidden className="size-4" />
          <TodosValue value={row.todos} />
        </span>
      )}
      {Number(row.priority) > 0 && <Stars value={Number(row.priority)} max={3} />}
      <When row={row} today={today} className={clsx('max-sm:hidden', isOverdue && 'text-danger')} />
      {others.length > 0 && (
        <DropdownMenu
          align="end"
          trigger={
            <IconButton
              size="sm"
              data-assign
              className="relative z-10"
              label={t('assignOf', { subject })}
              icon={<UserRoundPlus />}
            />
          }
          entries={() => others.map((each) => ({ label: each.name, onSelect: () => onAssign(each) }))}
        />
      )}
      <DropdownMenu
        align="end"
        trigger={
          <IconButton
            size="sm"
            className="relative z-10"
            label={t('snoozeOf', { subject })}
            icon={<AlarmClock />}
          />
        }
        entries={() => snoozeEntries(today, t, onSnooze)}
      />
    </li>
  )
}

/** Whom it is about: the deal, the customer, the person. */
function About({ row }: { row: Row }) {
  const told = aboutOf(row)
  if (told.length === 0) return null
  return <p className="truncate text-sm text-text-muted">{told.join(' · ')}</p>
}

function When({ row, today, className }: { row: Row; today: PlainDate; className?: string }) {
  const timeZone = useTimeZone()
  const { dueOn, startsAt } = row
  if (typeof dueOn !== 'string') return null
  const time = startsAt ? formatTime(new Date(String(startsAt)), timeZone) : ''
  const day =
    dueOn === today ? '' : formatDate(dueOn).slice(0, dueOn.slice(0, 4) === today.slice(0, 4) ? 5 : 10)
  return (
    <time dateTime={dueOn} className={clsx('figures shrink-0 text-sm text-text-muted', className)}>
      {[day, time].filter(Boolean).join(' ')}
    </time>
  )
}
