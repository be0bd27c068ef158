import { SearchX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'

export default function OpportunityNotFound() {
  const t = useTranslations('opportunities.notFound')
  return (
    <EmptyState
      icon={<SearchX />}
      title={t('title')}
      action={<LinkButton href="/opportunities">{t('back')}</LinkButton>}
    >
      {t('text')}
    </EmptyState>
  )
}
