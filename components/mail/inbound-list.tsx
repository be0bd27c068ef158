import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { Table, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import type { LogRow } from '@/lib/mail/inbound/queries'
import { InboundOutcome } from './inbound-outcome'

export type ShownRow = Omit<LogRow, 'receivedAt' | 'cursor'> & { time: string; aliases: string }

/** The log, newest first. On a phone everything of a message stands under its subject. */
export function InboundList({ rows }: { rows: ShownRow[] }) {
  const t = useTranslations('inbound')
  const wide = 'max-md:hidden'
  return (
    <Table label={t('list')}>
      <TableHead>
        <tr>
          <TableHeader>{t('columns.outcome')}</TableHeader>
          <TableHeader className={wide}>{t('columns.from')}</TableHeader>
          <TableHeader>{t('columns.subject')}</TableHeader>
          <TableHeader className={wide}>{t('columns.alias')}</TableHeader>
          <TableHeader className={wide} numeric>
            {t('columns.time')}
          </TableHeader>
        </tr>
      </TableHead>
      <tbody>
        {rows.map((row) => (
          <TableRow key={row.id}>
            <TableCell className="align-top max-md:w-px">
              <InboundOutcome {...row} />
            </TableCell>
            <TableCell className={`${wide} max-w-56 truncate`}>{row.fromName || row.fromAddress}</TableCell>
            <TableCell className="max-w-0 max-md:w-full md:w-1/2">
              <Link
                href={`/inbound/${row.id}`}
                className="block truncate rounded-sm font-medium hover:underline"
              >
                {row.subject || t('noSubject')}
              </Link>
              <span className="block truncate text-sm text-text-muted md:hidden">
                {row.fromName || row.fromAddress}
              </span>
              <span className="figures block truncate text-sm text-text-muted md:hidden">{row.time}</span>
            </TableCell>
            <TableCell className={`${wide} max-w-48 truncate text-text-muted`}>{row.aliases}</TableCell>
            <TableCell className={`${wide} text-text-muted`} numeric>
              {row.time}
            </TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  )
}
