import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import type { Entry } from '@/lib/dictionaries/queries'

/** What uses a row, counted in words; the kinds of records have theirs under `kinds`. */
export function useUsageWords() {
  const t = useTranslations()
  return ({ usage }: Pick<Entry, 'usage'>): string =>
    Object.entries(usage)
      .map(([by, count]) => {
        const kind = `kinds.${by}.counted` as 'kinds.account.counted'
        return t.has(kind) ? t(kind, { count }) : t(`dictionaries.usage.${by as 'stage'}`, { count })
      })
      .join(', ')
}

export function UsageBadge({ entry }: { entry: Entry }) {
  const words = useUsageWords()(entry)
  return words ? <Badge className="whitespace-nowrap">{words}</Badge> : null
}
