'use client'

import { Undo2 } from 'lucide-react'
import { useTimeZone, useTranslations } from 'next-intl'
import { FieldValue } from '@/components/fields/field-value'
import type { Options } from '@/components/fields/props'
import { useFieldWords } from '@/components/fields/words'
import { Button } from '@/components/ui/button'
import type { Description } from '@/lib/kernel/entity'
import type { ChangeEntry } from '@/lib/records/timeline-entry'
import type { Viewer } from '@/lib/records/viewer'
import { formatDateTime } from '@/lib/vietnam/date'
import { type ChangedField, changedFields } from './timeline-entry'
import { TimelineOf } from './timeline-of'
import { TodosChange } from './todos-change'
import { ValueChange } from './value-change'
import { currencyOf } from './values'

type TimelineEventProps = {
  entry: ChangeEntry
  description: Description
  options: Options
  viewer: Viewer
  version: number
  currency?: string
  onUndo?: (requestId: string) => void
}

/** Who did what and when, with each field before and after. */
export function TimelineEvent({ entry, description, version, viewer, onUndo, ...rest }: TimelineEventProps) {
  const t = useTranslations('timeline')
  const timeZone = useTimeZone()
  const at = new Date(entry.at)
  const type = t.has(`types.${entry.type}`) ? entry.type : 'updated'
  const begun = `begun.${description.name}`
  const told = type === 'created' && t.has(begun) ? t(begun) : t(`types.${type}`, factsIn(entry))
  const changes = changedFields(entry, Object.keys(description.fields))
  const isLast = Number(entry.after?.version) === version
  const canUndo = onUndo && isLast && !entry.of && entry.before && entry.actorId === viewer.id && viewer.id
  return (
    <div className="flex flex-col gap-1">
      <p className="text-pretty">
        <strong className="font-medium">{entry.actorName}</strong> {told} <TimelineOf of={entry.of} />
        <time dateTime={at.toISOString()} className="figures whitespace-nowrap text-sm text-text-muted">
          {formatDateTime(at, timeZone)}
        </time>
      </p>
      {changes.length > 0 && (
        <ul className="flex flex-col gap-1 text-sm">
          {changes.map((change) => (
            <ChangeLine
              key={change.name}
              change={change}
              entry={entry}
              description={description}
              base={viewer.baseCurrency}
              {...rest}
            />
          ))}
        </ul>
      )}
      {canUndo && (
        <Button
          size="sm"
          variant="ghost"
          icon={<Undo2 />}
          onClick={() => onUndo(entry.requestId)}
          className="-ms-2 self-start"
        >
          {t('undo')}
        </Button>
      )}
    </div>
  )
}

/** Of a merge what the others were called, of invitations how many there were or who answered what. */
const factsIn = (entry: ChangeEntry) => ({
  names: namesIn(entry),
  count: Number(entry.after?.count ?? 0),
  who: String(entry.after?.address ?? ''),
  answer: String(entry.after?.answer ?? ''),
})

function namesIn({ after }: ChangeEntry): string {
  const records = Array.isArray(after?.records) ? (after.records as { name?: unknown }[]) : []
  return records.map(({ name }) => String(name)).join(', ')
}

type ChangeLineProps = Pick<TimelineEventProps, 'entry' | 'description' | 'options' | 'currency'> & {
  change: ChangedField
  base: string
}

function ChangeLine({ change, entry, description, options, currency, base }: ChangeLineProps) {
  const t = useTranslations('timeline')
  const { label } = useFieldWords(description.name)
  const field = description.fields[change.name]
  if (!field) return null
  const held = { currency: currency ?? base }
  const shown = (side: 'before' | 'after') => (
    <FieldValue
      entity={description.name}
      name={change.name}
      field={field}
      options={options}
      value={change[side]}
      currency={currencyOf(field, { ...held, ...entry.before, ...entry[side] }, base)}
      plain
    />
  )
  // What somebody sent stands nowhere else.
  if (field.type === 'longText' && entry.type === 'submitted') {
    return (
      <li className="whitespace-pre-line">
        <span className="text-text-muted">{label(change.name)}:</span> {String(change.after)}
      </li>
    )
  }
  if (field.type === 'todos')
    return <TodosChange label={label(change.name)} before={change.before} after={change.after} />
  if (field.type === 'longText') {
    return (
      <li className="text-text-muted">
        {label(change.name)} <span className="sr-only">{t('changed')}</span>
      </li>
    )
  }
  return <ValueChange label={label(change.name)} before={shown('before')} after={shown('after')} />
}
