import { useTranslations } from 'next-intl'
import { Table, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import type { CaseCount, SaleCount } from '@/lib/cases/report'
import { formatMoney } from '@/lib/vietnam/money'

type Told<T> = { label: string; head: string; rows: readonly T[]; nameOf(row: T): string }

/** Cases by whatever they are counted by, with a bar for how many. */
export function CaseTable<T extends CaseCount>({ label, head, rows, nameOf }: Told<T>) {
  const t = useTranslations('caseReport')
  const most = Math.max(1, ...rows.map(({ made }) => made))
  if (rows.length === 0) return <p className="text-text-muted">{t('nothing')}</p>
  return (
    <Table label={label}>
      <TableHead>
        <tr>
          <TableHeader>{head}</TableHeader>
          <TableHeader className="w-1/3 max-sm:hidden">
            <span className="sr-only">{t('share')}</span>
          </TableHeader>
          <TableHeader numeric>{t('made')}</TableHeader>
          <TableHeader numeric>{t('solved')}</TableHeader>
          <TableHeader numeric>{t('answered')}</TableHeader>
          <TableHeader numeric>{t('solvedInTime')}</TableHeader>
        </tr>
      </TableHead>
      <tbody>
        {rows.map((row) => (
          <TableRow key={row.key ?? ''}>
            <TableCell>{nameOf(row)}</TableCell>
            <TableCell className="max-sm:hidden">
              <Bar share={row.made / most} />
            </TableCell>
            <TableCell numeric>{row.made}</TableCell>
            <TableCell numeric>{row.solved}</TableCell>
            <TableCell numeric>{percent(row.answerMet, row.answerDue)}</TableCell>
            <TableCell numeric>{percent(row.solutionMet, row.solutionDue)}</TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  )
}

type Money = { currency: string; locale: string }

/** What was won, with a bar for how much. */
export function SalesTable<T extends SaleCount>({ label, head, rows, nameOf, ...money }: Told<T> & Money) {
  const t = useTranslations('caseReport')
  const most = Math.max(1, ...rows.map(({ amount }) => amount))
  if (rows.length === 0) return <p className="text-text-muted">{t('nothing')}</p>
  return (
    <Table label={label}>
      <TableHead>
        <tr>
          <TableHeader>{head}</TableHeader>
          <TableHeader className="w-1/3 max-sm:hidden">
            <span className="sr-only">{t('share')}</span>
          </TableHeader>
          <TableHeader numeric>{t('amount')}</TableHeader>
          <TableHeader numeric>{t('wins')}</TableHeader>
        </tr>
      </TableHead>
      <tbody>
        {rows.map((row) => (
          <TableRow key={row.key ?? ''}>
            <TableCell>{nameOf(row)}</TableCell>
            <TableCell className="max-sm:hidden">
              <Bar share={row.amount / most} />
            </TableCell>
            <TableCell numeric>{formatMoney(row.amount, money.currency, money.locale)}</TableCell>
            <TableCell numeric>{row.wins}</TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
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
