'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { FieldValue } from '@/components/fields/field-value'
import type { Options } from '@/components/fields/props'
import type { Viewer } from '@/lib/records/viewer'
import type { SavedRecord } from '../use-record-save'
import { currencyOf } from '../values'
import type { Merging } from './kind'

type MergeChoiceProps = {
  label: string
  name: string
  records: readonly SavedRecord[]
  /** The record that is chosen. */
  value: string | undefined
  onChange: (id: string) => void
  /** All values are kept together. */
  isSum?: boolean
  shown?: { kind: Pick<Merging, 'description'>; options: Options; viewer: Viewer }
  children?: (record: SavedRecord) => ReactNode
}

/** One line of records side by side, of which one is chosen. */
export function MergeChoice({
  label,
  name,
  records,
  value,
  onChange,
  isSum,
  shown,
  children,
}: MergeChoiceProps) {
  const t = useTranslations('merge')
  return (
    <fieldset className="border-b py-2 last:border-b-0">
      <legend className="text-sm text-text-muted sm:float-start sm:w-44 sm:py-2">
        {label} {isSum && <span className="block text-text-muted">{t('sum')}</span>}
      </legend>
      <div className="grid gap-1 sm:auto-cols-fr sm:grid-flow-col">
        {records.map((record) => {
          const told = (
            <span className="min-w-0 break-words">
              {children ? children(record) : shown && <Value name={name} record={record} {...shown} />}
            </span>
          )
          if (isSum) return <MergeCell key={record.id}>{told}</MergeCell>
          return (
            <label key={record.id} className={clsx(CELL, CHOSEN)}>
              <input
                type="radio"
                name={name}
                className="mt-1 accent-accent"
                checked={value === record.id}
                onChange={() => onChange(record.id)}
              />
              {told}
            </label>
          )
        })}
      </div>
    </fieldset>
  )
}

const CELL = 'flex min-w-0 items-start gap-2 rounded px-2 py-2'
const CHOSEN = 'cursor-pointer hover:bg-surface-hover has-checked:bg-accent-soft pointer-coarse:min-h-11'

const MergeCell = ({ children }: { children: ReactNode }) => <div className={CELL}>{children}</div>

function Value({
  name,
  record,
  kind,
  options,
  viewer,
}: { name: string; record: SavedRecord } & NonNullable<MergeChoiceProps['shown']>) {
  const field = kind.description.fields[name]
  if (!field) return null
  return (
    <FieldValue
      entity={kind.description.name}
      name={name}
      field={field}
      value={record[name]}
      options={options}
      currency={currencyOf(field, record, viewer.baseCurrency)}
      plain
    />
  )
}
