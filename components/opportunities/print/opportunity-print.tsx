'use client'

import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { FieldValue } from '@/components/fields/field-value'
import type { Options } from '@/components/fields/props'
import { useFieldWords } from '@/components/fields/words'
import { LetterheadView } from '@/components/organisation/letterhead'
import { PrintButton } from '@/components/records/print-button'
import { PageHeader } from '@/components/shell/page-header'
import { Table, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import type { Letterhead } from '@/lib/organisation/letterhead'
import type { Row } from '@/lib/records/query'
import { formatDateTime } from '@/lib/vietnam/date'
import { formatMoney } from '@/lib/vietnam/money'
import { useOpportunity } from '../use-opportunity'

const COLUMNS = ['title', 'customerName', 'stageId', 'ownerId', 'expectedClose', 'amount'] as const

type OpportunityPrintProps = {
  rows: Row[]
  /** How many there are, and what they come to, beyond the rows that fit. */
  total: number
  sum: number | null
  options: Options
  company: Letterhead | undefined
  reader: string
  baseCurrency: string
  asked: string
  /** When the page was read. */
  at: Date
}

/** A list of opportunities as a document with the company's letterhead. */
export function OpportunityPrint({ rows, total, sum, options, company, ...page }: OpportunityPrintProps) {
  const { reader, baseCurrency, asked, at } = page
  const t = useTranslations('opportunities.print')
  const locale = useLocale()
  const zone = useTimeZone()
  const { label } = useFieldWords('opportunity')
  const { fields } = useOpportunity()
  const columns = COLUMNS.flatMap((name) => (fields[name] ? [{ name, field: fields[name] }] : []))
  return (
    <>
      <PageHeader
        title={t('title')}
        trail={[{ href: `/opportunities?${asked}`, label: t('list') }]}
        actions={<PrintButton />}
      />
      <article className="flex max-w-5xl flex-col gap-4 px-3 pb-8 md:px-4">
        {company && <LetterheadView company={company} />}
        <p className="text-sm text-text-muted">
          {t('made', { at: formatDateTime(at, zone), reader, count: total })}
        </p>
        <Table label={t('title')} density="compact" className="rounded-lg border">
          <TableHead>
            <tr>
              {columns.map(({ name }) => (
                <TableHeader key={name} numeric={name === 'amount'}>
                  {label(name)}
                </TableHeader>
              ))}
            </tr>
          </TableHead>
          <tbody>
            {rows.map((row) => (
              <TableRow key={row.id}>
                {columns.map(({ name, field }) => (
                  <TableCell key={name} numeric={name === 'amount'}>
                    <FieldValue
                      plain
                      entity="opportunity"
                      name={name}
                      field={field}
                      options={options}
                      currency={String(row.currency ?? baseCurrency)}
                      value={row[name]}
                    />
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </tbody>
          <tfoot>
            <tr className="font-medium">
              <TableCell colSpan={columns.length - 1}>{t('total', { count: total })}</TableCell>
              <TableCell numeric>{sum !== null && formatMoney(sum, baseCurrency, locale)}</TableCell>
            </tr>
          </tfoot>
        </Table>
        {total > rows.length && <p>{t('cut', { shown: rows.length, total })}</p>}
      </article>
    </>
  )
}
