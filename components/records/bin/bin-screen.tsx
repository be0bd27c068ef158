'use client'

import { Trash2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { PageHeader } from '@/components/shell/page-header'
import { AlertDialog } from '@/components/ui/alert-dialog'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { KeepFocus } from '@/components/ui/keep-focus'
import { LinkButton } from '@/components/ui/link-button'
import { Select } from '@/components/ui/select'
import { DAYS_IN_BIN } from '@/lib/records/bin-days'
import type { Binned, BinPage } from '@/lib/records/bin-queries'
import type { Viewer } from '@/lib/records/viewer'
import { BinTable } from './bin-table'
import { PurgeDialog } from './purge-dialog'
import { useBin } from './use-bin'

type BinScreenProps = BinPage & {
  /** The one kind that is looked at. */
  kind?: string
  isFirst: boolean
  /** The moment it was read. */
  now: string
  viewer: Viewer
}

/** The bin: who deleted what and when, how long it stays, and the ways out of it. */
export function BinScreen({ rows, next, counts, kind, isFirst, now, viewer }: BinScreenProps) {
  const t = useTranslations('bin')
  const kinds = useTranslations('kinds')
  const router = useRouter()
  const { things, recover, purge, empty } = useBin(viewer)
  const [leaving, setLeaving] = useState<readonly Binned[]>([])
  const shown = Object.keys(counts).filter((name) => !kind || name === kind)
  const filled = shown.filter((name) => counts[name])
  const total = filled.reduce((sum, name) => sum + (counts[name] ?? 0), 0)
  const pageAt = (after?: string) => ({
    pathname: '/bin' as const,
    query: { ...(kind && { kind }), ...(after && { after }) },
  })
  const options = Object.keys(counts).map((name) => ({
    value: name,
    label: `${kinds(`${name as 'account'}.title`)} (${counts[name]})`,
  }))
  return (
    <>
      <PageHeader
        title={t('title')}
        aside={<Badge>{total}</Badge>}
        description={t('about', { days: DAYS_IN_BIN })}
        actions={
          total > 0 && (
            <AlertDialog
              trigger={<Button icon={<Trash2 />}>{t('empty')}</Button>}
              title={t('emptyTitle')}
              description={t('emptyText', {
                things: filled.map((name) => things(name, counts[name] ?? 0)).join(', '),
              })}
              confirmLabel={t('purge')}
              cancelLabel={t('cancel')}
              onConfirm={() => empty(filled, now)}
            />
          )
        }
      >
        {options.length > 1 && (
          <div className="w-60 max-w-full">
            <Select
              aria-label={t('filter')}
              options={[{ value: 'all', label: t('all') }, ...options]}
              value={kind ?? 'all'}
              onChange={(value) => router.push(value === 'all' ? '/bin' : `/bin?kind=${value}`)}
            />
          </div>
        )}
      </PageHeader>
      <KeepFocus
        on={rows.map(({ id }) => id).join()}
        items="tbody tr"
        label={rows.length === 0 ? t('nothing') : undefined}
        className="flex flex-col gap-4 px-3 pb-24 outline-none md:px-4"
      >
        {rows.length === 0 ? (
          <EmptyState icon={<Trash2 />} title={t('nothing')}>
            {t('nothingText')}
          </EmptyState>
        ) : (
          <BinTable rows={rows} now={now} onRecover={recover} onPurge={setLeaving} />
        )}
        <div className="flex gap-2">
          {!isFirst && <LinkButton href={pageAt()}>{t('first')}</LinkButton>}
          {next && <LinkButton href={pageAt(`${next.at}~${next.id}`)}>{t('more')}</LinkButton>}
        </div>
      </KeepFocus>
      <PurgeDialog
        rows={leaving}
        things={things}
        onConfirm={() => purge(leaving)}
        onClose={() => setLeaving([])}
      />
    </>
  )
}
