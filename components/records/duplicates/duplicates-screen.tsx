'use client'

import { Copy } from 'lucide-react'
import type { Route } from 'next'
import { useTranslations } from 'next-intl'
import type { Options } from '@/components/fields/props'
import { PageHeader } from '@/components/shell/page-header'
import { EmptyState } from '@/components/ui/empty-state'
import { KeepFocus } from '@/components/ui/keep-focus'
import { LinkButton } from '@/components/ui/link-button'
import type { DuplicatesPage } from '@/lib/records/duplicates'
import type { Viewer } from '@/lib/records/viewer'
import type { Kind } from '../kind/kind'
import { duplicatesPath } from '../kind/paths'
import { useKindWords } from '../kind/words'
import { DuplicateGroup } from './duplicate-group'

export type DuplicatesProps = DuplicatesPage & {
  kind: Kind
  options: Options
  viewer: Viewer
  /** Shown are those that somebody has said are two. */
  isDismissed: boolean
  isLater: boolean
}

/** Groups of records that are probably one, to be merged or told apart. */
export function DuplicatesScreen({ kind, groups, next, isDismissed, isLater, ...shared }: DuplicatesProps) {
  const t = useTranslations('duplicates')
  const { title, nouns } = useKindWords(kind)
  const views = [false, true].map((dismissed) => ({
    dismissed,
    label: t(dismissed ? 'dismissed' : 'open'),
    href: duplicatesPath(kind, dismissed ? { show: 'dismissed' } : {}),
  }))
  const pageOf = (after: Record<string, string>) =>
    duplicatesPath(kind, { ...(isDismissed && { show: 'dismissed' }), ...after })
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t(isDismissed ? 'aboutDismissed' : 'about')}
        trail={[{ href: kind.path, label: title }]}
      >
        <nav aria-label={t('views')} className="flex flex-wrap gap-2">
          {views.map(({ dismissed, label, href }) => (
            <LinkButton
              key={href}
              size="sm"
              href={href}
              variant={dismissed === isDismissed ? 'secondary' : 'ghost'}
              aria-current={dismissed === isDismissed ? 'page' : undefined}
            >
              {label}
            </LinkButton>
          ))}
        </nav>
      </PageHeader>
      <KeepFocus
        on={groups.map(keyOf).join(' ')}
        items="ul[data-groups] > li"
        label={groups.length === 0 ? t('list') : undefined}
        className="outline-none"
      >
        {groups.length === 0 && !isLater ? (
          <EmptyState icon={<Copy />} title={t(isDismissed ? 'noneDismissed' : 'none', { nouns })}>
            {t(isDismissed ? 'noneDismissedText' : 'noneText')}
          </EmptyState>
        ) : (
          <ul data-groups aria-label={t('list')} className="flex flex-col gap-3 px-3 pt-1 pb-4 md:px-4">
            {groups.map((group) => (
              <li key={keyOf(group)}>
                <DuplicateGroup kind={kind} group={group} isDismissed={isDismissed} {...shared} />
              </li>
            ))}
          </ul>
        )}
      </KeepFocus>
      {(isLater || next) && (
        <nav aria-label={t('pages')} className="flex flex-wrap gap-2 px-3 pb-8 md:px-4">
          {isLater && <LinkButton href={pageOf({}) as Route}>{t('newest')}</LinkButton>}
          {next && <LinkButton href={pageOf({ after: next }) as Route}>{t('older')}</LinkButton>}
        </nav>
      )}
    </>
  )
}

const keyOf = ({ records }: DuplicatesPage['groups'][number]) => records.map(({ id }) => id).join()
