'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Table, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { type PersonYear, percentOf, sumOf } from '@/lib/targets/year'
import type { Column } from './columns'
import { type Format, short } from './figures'
import { TargetCell } from './target-cell'

type TargetGridProps = {
  label: string
  people: PersonYear[]
  columns: Column[]
  format: Format
  onSet: (whom: PersonYear[], months: number[], value: number | null) => void
}

/** People by months: targets to be typed, what was won below each. */
export function TargetGrid({ label, people, columns, format, onSet }: TargetGridProps) {
  const t = useTranslations('targets')
  const { measure } = format
  const writable = people.filter(({ canWrite, isActive }) => canWrite && isActive)
  const words = useColumnWords()
  const whole = {
    target: columns.map(({ months }) =>
      sumOf(
        people.map(({ target }) => sumOf(target[measure], months)),
        places(people),
      ),
    ),
    actual: columns.map(
      ({ months }) =>
        sumOf(
          people.map(({ actual }) => sumOf(actual[measure], months)),
          places(people),
        ) ?? 0,
    ),
  }
  return (
    <Table label={label} density="compact" className="rounded-lg border">
      <TableHead>
        <tr>
          <TableHeader className={FIRST}>{t('person')}</TableHeader>
          {columns.map((column) => (
            <TableHeader key={column.key} numeric>
              {words(column).short}
            </TableHeader>
          ))}
        </tr>
      </TableHead>
      <tbody>
        {writable.length > 1 && (
          <TableRow className="bg-surface-sunken">
            <RowHead hint={t('everybodyHint')}>{t('everybody')}</RowHead>
            {columns.map((column, at) => (
              <TableCell key={column.key} numeric className="align-top">
                {column.isTyped && (
                  <TargetCell
                    label={t('cell', { name: t('everybody'), period: words(column).long })}
                    value={common(writable.map(({ target }) => sumOf(target[measure], column.months)))}
                    format={format}
                    row={0}
                    column={at}
                    onChange={(value) => onSet(writable, column.months, value)}
                  />
                )}
              </TableCell>
            ))}
          </TableRow>
        )}
        {people.map((person, index) => (
          <TableRow key={person.id}>
            <RowHead hint={person.isActive ? undefined : t('left')}>{person.name}</RowHead>
            {columns.map((column, at) => {
              const target = sumOf(person.target[measure], column.months)
              const actual = sumOf(person.actual[measure], column.months) ?? 0
              return (
                <TableCell key={column.key} numeric className="align-top">
                  {column.isTyped && person.canWrite ? (
                    <TargetCell
                      label={t('cell', { name: person.name, period: words(column).long })}
                      value={target}
                      format={format}
                      row={index + 1}
                      column={at}
                      onChange={(value) => onSet([person], column.months, value)}
                    />
                  ) : (
                    <Figure value={target} format={format} />
                  )}
                  <Actual actual={actual} target={target} format={format} />
                </TableCell>
              )
            })}
          </TableRow>
        ))}
        {people.length > 1 && (
          <TableRow className="bg-surface-sunken font-medium">
            <RowHead>{t('sum')}</RowHead>
            {columns.map((column, at) => (
              <TableCell key={column.key} numeric className="align-top">
                <Figure value={whole.target[at] ?? null} format={format} />
                <Actual actual={whole.actual[at] ?? 0} target={whole.target[at] ?? null} format={format} />
              </TableCell>
            ))}
          </TableRow>
        )}
      </tbody>
    </Table>
  )
}

function RowHead({ hint, children }: { hint?: string; children: ReactNode }) {
  return (
    <th scope="row" className={`${FIRST} border-b px-3 py-1 text-start font-medium`}>
      <span className="block truncate">{children}</span>
      {hint && <span className="block truncate font-normal text-sm text-text-muted">{hint}</span>}
    </th>
  )
}

function Figure({ value, format }: { value: number | null; format: Format }) {
  return (
    <span className="flex h-control-sm items-center justify-end">
      {value === null ? '–' : short(value, format)}
    </span>
  )
}

/** What was won, and how much of the target that is; words say what the colour says. */
function Actual({ actual, target, format }: { actual: number; target: number | null; format: Format }) {
  const t = useTranslations('targets')
  const percent = percentOf(actual, target)
  if (actual === 0 && !target) return null
  return (
    <span className="block text-sm text-text-muted">
      <span className="sr-only">{t('actual', { value: '' })}</span>
      {short(actual, format)}
      {percent !== null && (
        <span className={percent >= 100 ? 'text-success' : ''}> · {t('percent', { percent })}</span>
      )}
    </span>
  )
}

function useColumnWords() {
  const t = useTranslations('targets')
  return ({ kind, number }: Column) => {
    if (kind === 'month')
      return { short: t('month', { month: number }), long: t('monthLong', { month: number }) }
    const name = kind === 'quarter' ? t('quarter', { quarter: number }) : t('total')
    return { short: name, long: name }
  }
}

/** The value that all have; null where they differ. */
const common = (values: (number | null)[]): number | null =>
  values.every((value) => value === values[0]) ? (values[0] ?? null) : null

const places = (people: unknown[]): number[] => people.map((_, at) => at + 1)

const FIRST = 'sticky start-0 z-10 min-w-32 max-w-32 bg-surface-raised md:min-w-48 md:max-w-48'
