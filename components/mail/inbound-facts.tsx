import type { Route } from 'next'
import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import type { LogEntry } from '@/lib/mail/inbound/queries'
import { formatSize } from './inbound-words'

type Props = { entry: LogEntry; arrived: string; sent: string | null }

/** What is known of a message besides its path: who, when, how, and what became of it. */
export function InboundFacts({ entry, arrived, sent }: Props) {
  const t = useTranslations('inbound')
  const { fromName, fromAddress, envelopeTo, messageId, isAuthenticated, intake, size } = entry
  const facts: [string, string | null][] = [
    ['from', fromName && fromAddress ? `${fromName} <${fromAddress}>` : fromName || fromAddress],
    ['verified', fromAddress && t(isAuthenticated ? 'isVerified' : 'notVerified')],
    ['to', envelopeTo.join(', ')],
    ['sent', sent],
    ['arrived', arrived],
    ['intake', t(`intakes.${intake}`)],
    ['size', formatSize(size)],
    ['messageId', messageId],
  ]
  return (
    <Card title={t('facts')}>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5">
        {facts.map(([name, value]) =>
          value ? (
            <div key={name} className="contents">
              <dt className="text-text-muted">{t(name as 'from')}</dt>
              <dd className="wrap-anywhere">{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </Card>
  )
}

/** The records that a message made or joined, as far as the reader may see them. */
export function InboundRecords({ entry }: { entry: LogEntry }) {
  const t = useTranslations('inbound')
  const hidden = entry.opportunityIds.length - entry.records.length
  if (entry.opportunityIds.length === 0) return null
  return (
    <Card title={t('records')}>
      <ul className="flex flex-col gap-1">
        {entry.records.map(({ id, title, path }) => (
          <li key={id}>
            <Link
              href={`${path}/${id}` as Route}
              className="wrap-anywhere rounded-sm font-medium text-accent underline"
            >
              {title}
            </Link>
          </li>
        ))}
      </ul>
      {hidden > 0 && <p className="text-text-muted">{t('hiddenRecords', { count: hidden })}</p>}
    </Card>
  )
}
