import type { Route } from 'next'
import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import type { ConsentLine } from '@/lib/privacy/consents-of'
import { formatDate } from '@/lib/vietnam/date'
import { formatPhone } from '@/lib/vietnam/phone-format'

type ConsentCardProps = { consents: readonly ConsentLine[]; canOpen: boolean }

/** What the people of a record agreed to and refused, as the ledger has it. */
export function ConsentCard({ consents, canOpen }: ConsentCardProps) {
  const t = useTranslations('privacy.card')
  const channels = useTranslations('choices.consent.channel')
  if (consents.length === 0) return null
  const [first] = consents
  return (
    <Card
      title={t('title')}
      actions={
        canOpen && (
          <Link
            href={`/settings/consents?q=${encodeURIComponent(first?.email ?? first?.phone ?? '')}` as Route}
            className="text-sm"
          >
            {t('ledger')}
          </Link>
        )
      }
    >
      <ul className="flex flex-col gap-2">
        {consents.map((line) => (
          <li key={line.id} className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
            <span className="min-w-0 break-words">{line.purpose}</span>
            <ConsentBadge {...line} />
            <span className="w-full break-words text-sm text-text-muted">
              {[
                channels(line.channel),
                line.email ?? (line.phone && formatPhone(line.phone)),
                line.givenOn && line.withdrawnOn && t('given', { day: formatDate(line.givenOn) }),
                line.withdrawnVia && t(`via.${line.withdrawnVia}`),
                line.by && t('by', { name: line.by }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

type ConsentBadgeProps = { givenOn: unknown; withdrawnOn: unknown }

/** How an entry of the ledger stands, with its day. */
export function ConsentBadge({ givenOn, withdrawnOn }: ConsentBadgeProps) {
  const t = useTranslations('privacy.consents')
  if (!withdrawnOn)
    return <Badge tone="success">{t('givenSince', { day: formatDate(String(givenOn)) })}</Badge>
  const day = formatDate(String(withdrawnOn))
  return <Badge>{givenOn ? t('isWithdrawn', { day }) : t('isRefused', { day })}</Badge>
}
