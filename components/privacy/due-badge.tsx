import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { formatDate } from '@/lib/vietnam/date'

export type Due = { due: string; isOverdue: boolean } | null

/** Until when something must happen with a request, and whether that day has passed. */
export function DueBadge({ due }: { due: Due }) {
  const t = useTranslations('privacy.requests')
  if (!due) return null
  return (
    <Badge tone={due.isOverdue ? 'danger' : 'warning'}>
      {t(due.isOverdue ? 'overdue' : 'due', { day: formatDate(due.due) })}
    </Badge>
  )
}
