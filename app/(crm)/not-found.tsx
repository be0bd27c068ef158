import { SearchX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'

export default function NotFound() {
  const t = useTranslations('app.notFound')
  return (
    <EmptyState
      icon={<SearchX />}
      title={t('title')}
      action={<LinkButton href="/board">{t('back')}</LinkButton>}
    >
      {t('text')}
    </EmptyState>
  )
}
