import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import type { LogRow } from '@/lib/mail/inbound/queries'
import { OUTCOME_TONES } from './inbound-words'

/** Where a message ended, as a badge. */
export function InboundOutcome({ outcome, isDryRun }: Pick<LogRow, 'outcome' | 'isDryRun'>) {
  const t = useTranslations('inbound')
  const shown = outcome ?? 'pending'
  return (
    <span className="inline-flex items-center gap-1 max-md:flex-col max-md:items-start md:flex-wrap">
      <Badge tone={OUTCOME_TONES[shown]}>{t(`outcomes.${shown}`)}</Badge>
      {isDryRun && <Badge>{t('dryRunBadge')}</Badge>}
    </span>
  )
}
