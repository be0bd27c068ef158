'use client'

import { ChevronLeft, ChevronRight, Copy, Target } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { PageHeader } from '@/components/shell/page-header'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { Segmented } from '@/components/ui/segmented'
import { MEASURES, type Measure, type PersonYear } from '@/lib/targets/year'
import { columnsFor, type Period } from './columns'
import { TargetGrid } from './target-grid'
import { useTargets } from './use-targets'

type TargetsScreenProps = {
  year: number
  people: PersonYear[]
  currency: string
  locale: string
  undoSeconds: number
}

/** A year of targets beside what was won. */
export function TargetsScreen({ year, people, currency, locale, undoSeconds }: TargetsScreenProps) {
  const t = useTranslations('targets')
  const settings = useTranslations('settings')
  const [measure, setMeasure] = useState<Measure>('amount')
  const [period, setPeriod] = useState<Period>('month')
  const { shown, set, copy } = useTargets(year, people, undoSeconds)
  const canWrite = people.some((person) => person.canWrite)

  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        trail={[{ href: '/settings', label: settings('title') }]}
        actions={
          canWrite && (
            <Button icon={<Copy aria-hidden />} onClick={copy}>
              {t('copy', { year: year - 1 })}
            </Button>
          )
        }
      >
        <YearStep
          year={year - 1}
          icon={<ChevronLeft aria-hidden />}
          label={t('previous', { year: year - 1 })}
        />
        <strong className="figures font-semibold">{t('year', { year: String(year) })}</strong>
        <YearStep year={year + 1} icon={<ChevronRight aria-hidden />} label={t('next', { year: year + 1 })} />
        <Segmented
          label={t('measure')}
          value={measure}
          options={MEASURES.map((value) => ({ value, label: t(`measures.${value}`) }))}
          onChange={setMeasure}
        />
        <Segmented
          label={t('period')}
          value={period}
          options={(['month', 'quarter'] as const).map((value) => ({ value, label: t(`periods.${value}`) }))}
          onChange={setPeriod}
        />
      </PageHeader>
      <div className="flex flex-col gap-2 px-3 pb-8 md:px-4">
        {people.length > 0 ? (
          <TargetGrid
            key={`${year} ${measure} ${period}`}
            label={t('title')}
            people={shown}
            columns={columnsFor(period)}
            format={{ measure, currency, locale }}
            onSet={(whom, months, value) => set(measure, whom, months, value)}
          />
        ) : (
          <EmptyState icon={<Target />} title={t('emptyTitle')}>
            {t('emptyText')}
          </EmptyState>
        )}
        {canWrite && <p className="text-sm text-text-muted">{t('keys')}</p>}
      </div>
    </>
  )
}

function YearStep({ year, icon, label }: { year: number; icon: React.ReactNode; label: string }) {
  return (
    <LinkButton href={`/settings/targets?year=${year}`} size="sm" aria-label={label} icon={icon}>
      {null}
    </LinkButton>
  )
}
