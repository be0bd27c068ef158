'use client'

import { useTimeZone, useTranslations } from 'next-intl'
import type { ComponentProps } from 'react'
import { FieldValue } from '@/components/fields/field-value'
import { ValueChange } from '@/components/records/value-change'
import { Avatar } from '@/components/ui/avatar'
import { Link } from '@/components/ui/link'
import type { LoggedChange } from '@/lib/audit/changes'
import type { LogEntry as Entry, Names } from '@/lib/audit/entries'
import { formatDateTime } from '@/lib/vietnam/date'
import { useLogWords } from './words'

type Href = ComponentProps<typeof Link>['href']
type LogEntryProps = { entry: Entry; names: Names; onlyThis: string | null }

const SHORT = 6

/** Who did what to which record and when, with every value before and after. */
export function LogEntry({ entry, names, onlyThis }: LogEntryProps) {
  const t = useTranslations('audit')
  const words = useLogWords()
  const timeZone = useTimeZone()
  const { actorId, actorName, entity, title, href, changes } = entry
  const at = new Date(entry.at)
  const list = (
    <ul className="flex flex-col gap-1 text-sm">
      {changes.map((change) => (
        <Change key={change.name} change={change} entry={entry} names={names} />
      ))}
    </ul>
  )
  return (
    <li className="grid gap-x-4 gap-y-1 border-b px-3 py-3 md:grid-cols-[9rem_12rem_minmax(0,1fr)] md:px-4">
      <time dateTime={at.toISOString()} className="figures text-sm text-text-muted">
        {formatDateTime(at, timeZone)}
      </time>
      <span className="flex min-w-0 items-center gap-2 self-start">
        <Avatar id={actorId ?? 'system'} name={actorName} size="xs" decorative />
        <span className="truncate font-medium">{actorName}</span>
      </span>
      <div className="flex min-w-0 flex-col gap-1.5">
        <div className="flex flex-wrap justify-between gap-x-4 gap-y-1">
          <p className="min-w-0 text-pretty break-words">
            {words.type(entry.type)} · <span className="text-text-muted">{words.kind(entity)}</span>{' '}
            {href ? (
              <Link
                href={href as Href}
                className="text-accent underline decoration-border-strong hover:decoration-current"
              >
                {title || t('open')}
              </Link>
            ) : (
              title && <span>{title}</span>
            )}
          </p>
          {onlyThis && (
            <Link
              href={onlyThis as Href}
              className="w-fit shrink-0 rounded-sm text-sm text-text-muted hover:text-text hover:underline"
            >
              {t('onlyThis')} <span className="sr-only">{title}</span>
            </Link>
          )}
        </div>
        {changes.length > SHORT ? (
          <details>
            <summary className="w-fit cursor-pointer rounded-sm text-sm text-text-muted hover:text-text">
              {t('values', { count: changes.length })}
            </summary>
            <div className="pt-1">{list}</div>
          </details>
        ) : (
          changes.length > 0 && list
        )}
      </div>
    </li>
  )
}

function Change({ change, entry, names }: { change: LoggedChange; entry: Entry; names: Names }) {
  const { label } = useLogWords()
  const { name, field } = change
  const shown = (value: unknown) =>
    value === undefined ? undefined : (
      <span className="line-clamp-4 break-words">
        <FieldValue
          entity={entry.entity}
          name={name}
          field={field}
          options={names}
          value={value}
          currency={entry.currency}
          plain
        />
      </span>
    )
  return (
    <ValueChange
      label={label(entry.entity, name)}
      before={shown(change.before)}
      after={shown(change.after)}
    />
  )
}
