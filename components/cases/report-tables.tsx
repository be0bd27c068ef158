import { useTranslations } from 'next-intl'
import { Table, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import type { CaseCount, SaleCount } from '@/lib/cases/report'
import { formatMoney } from '@/lib/vietnam/money'

type Counted = { key: string | null }
type Told<T> = { label: string; head: string; rows: readonly T[]; nameOf(row: T): string }
type Column<T> = { head: string; valueOf(row: T): string | number }
type BarTableProps<T> = Told<T> & { sizeOf(row: T): number; columns: readonly Column<T>[] }

/** Rows with a bar each for how much of the biggest they are, and what else is counted of them. */
function BarTable<T extends Counted>({ label, head, rows, nameOf, sizeOf, columns }: BarTableProps<T>) {
  const t = useTranslations('caseReport')
  const most = Math.max(1, ...rows.map(sizeOf))
  if (rows.length === 0) return <p className="text-text-muted">{t('nothing')}</p>
  return (
    <Table label={label}>
      <TableHead>
        <tr>
          <TableHeader>{head}</TableHeader>
          <TableHeader className="w-1/3 max-sm:hidden">
            <span className="sr-only">{t('share')}</span>
          </TableHeader>
          {columns.map((column) => (
            <TableHeader key={column.head} numeric>
              {column.head}
            </TableHeader>
          ))}
        </tr>
      </TableHead>
      <tbody>
        {rows.map((row) => (
          <TableRow key={row.key ?? ''}>
            <TableCell className="max-sm:whitespace-nowrap">{nameOf(row)}</TableCell>
            <TableCell className="max-sm:hidden">
              <Bar share={sizeOf(row) / most} />
            </TableCell>
            {columns.map((column) => (
              <TableCell key={column.head} numeric>
                {column.valueOf(row)}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </tbody>
    </Table>
  )
}

/** Cases by whatever they are counted by. */
export function CaseTable<T extends CaseCount>(told: Told<T>) {
  const t = useTranslations('caseReport')
  return (
    <BarTable
      {...told}
      sizeOf={({ made }) => made}
      columns={[
        { head: t('made'), valueOf: ({ made }) => made },
        { head: t('solved'), valueOf: ({ solved }) => solved },
        { head: t('answered'), valueOf: (row) => percent(row.answerMet, row.answerDue) },
        { head: t('solvedInTime'), valueOf: (row) => percent(row.solutionMet, row.solutionDue) },
      ]}
    />
  )
}

type Money = { currency: string; locale: string }

/** What was won. */
export function SalesTable<T extends SaleCount>({ currency, locale, ...told }: Told<T> & Money) {
  const t = useTranslations('caseReport')
  return (
    <BarTable
      {...told}
      sizeOf={({ amount }) => amount}
      columns={[
        { head: t('amount'), valueOf: ({ amount }) => formatMoney(amount, currency, locale) },
        { head: t('wins'), valueOf: ({ wins }) => wins },
      ]}
    />
  )
}

function Bar({ share }: { share: number }) {
  return (
    <div aria-hidden className="h-2 min-w-16 rounded-full bg-surface-pressed forced-colors:border">
      <div
        className="h-full rounded-full bg-accent forced-colors:bg-[Highlight]"
        style={{ width: `${share * 100}%` }}
      />
    </div>
  )
}

/** How many of those that were due met it; a dash while none was. */
const percent = (met: number, due: number) => (due === 0 ? '–' : `${Math.round((met / due) * 100)}%`)
