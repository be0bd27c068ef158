import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import type { Entry } from '@/lib/dictionaries/queries'

const COUNTED = ['opportunity', 'account', 'lead', 'sales_team', 'stage'] as const

/** What uses a row, counted in words. */
export function useUsageWords() {
  const t = useTranslations('dictionaries.usage')
  return ({ usage }: Pick<Entry, 'usage'>): string =>
    COUNTED.flatMap((by) => (usage[by] ? [t(by, { count: usage[by] })] : [])).join(', ')
}

export function UsageBadge({ entry }: { entry: Entry }) {
  const words = useUsageWords()(entry)
  return words ? <Badge className="whitespace-nowrap">{words}</Badge> : null
}
