'use client'

import { SearchX, Users } from 'lucide-react'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { AddButton } from './add-button'
import type { KindFrame } from './kind-head'
import { listPathOf } from './paths'
import { useKindWords } from './words'

type KindEmptyProps = Pick<KindFrame, 'kind' | 'isRefused' | 'query' | 'rights'>

/** Nothing to show: why, and what to do. */
export function KindEmpty({ kind, query, rights, isRefused }: KindEmptyProps) {
  const { own, t, noun, nouns } = useKindWords(kind)
  if (isRefused || query.filter || query.search || query.archived) {
    return (
      <EmptyState
        icon={<SearchX />}
        title={isRefused ? t('refused') : t('nothing', { nouns })}
        action={<LinkButton href={listPathOf(kind, 'view=all')}>{t('showAll')}</LinkButton>}
      >
        {isRefused ? t('refusedText') : t('nothingText')}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={<Users />}
      title={t('emptyTitle', { nouns })}
      action={
        rights.create && (
          <AddButton
            description={kind.description}
            path={listPathOf({ path: `${kind.path}/new` })}
            begun={kind.layout.begun}
            variant="primary"
          >
            {t('new', { noun })}
          </AddButton>
        )
      }
    >
      {own('emptyText')}
    </EmptyState>
  )
}
