import { ChevronLeft, ChevronRight, Download } from 'lucide-react'
import type { Route } from 'next'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { PageHeader } from '@/components/shell/page-header'
import { buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { LinkButton } from '@/components/ui/link-button'
import type { CareReport } from '@/lib/cases/report'
import { type Period, searchOf } from '@/lib/cases/report-period'
import { CaseTable, SalesTable } from './report-tables'

type ReportScreenProps = {
  period: Period
  report: CareReport
  currency: string
  locale: string
  canExport: boolean
}

/** Cases and sales by months or years. */
export function ReportScreen({ period, report, currency, locale, canExport }: ReportScreenProps) {
  const t = useTranslations('caseReport')
  const cases = useTranslations('kinds.support_case')
  const { by, year } = period
  const money = { currency, locale }
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        trail={[{ href: '/cases', label: cases('title') }]}
        actions={
          canExport && (
            <a
              href={`/api/cases/report?${searchOf(period)}`}
              download
              className={buttonClass({ variant: 'secondary', size: 'md' })}
            >
              <Download aria-hidden />
              {t('export')}
            </a>
          )
        }
      >
        <Step period={{ by, year: year - 1 }} label={t('previous', { year: String(year - 1) })}>
          <ChevronLeft aria-hidden />
        </Step>
        <strong className="figures font-semibold">
          {by === 'month'
            ? t('year', { year: String(year) })
            : t('years', { from: String(year - 4), until: String(year) })}
        </strong>
        <Step period={{ by, year: year + 1 }} label={t('next', { year: String(year + 1) })}>
          <ChevronRight aria-hidden />
        </Step>
        <nav aria-label={t('period')} className="flex gap-1">
          {(['month', 'year'] as const).map((each) => (
            <LinkButton
              key={each}
              href={`/cases/report?${searchOf({ by: each, year })}` as Route}
              variant={each === by ? 'secondary' : 'ghost'}
              aria-current={each === by ? 'true' : undefined}
            >
              {t(`by.${each}`)}
            </LinkButton>
          ))}
        </nav>
      </PageHeader>
      <div className="grid items-start gap-4 px-3 pb-8 md:px-4 xl:grid-cols-2">
        <Card title={t('cases')} className="xl:col-span-2">
          <CaseTable label={t('cases')} head={t(`by.${by}`)} rows={report.periods} nameOf={nameOfPeriod} />
        </Card>
        {report.categories && (
          <Card title={t('categories')} className="xl:col-span-2">
            <CaseTable
              label={t('categories')}
              head={t('category')}
              rows={report.categories}
              nameOf={({ name }) => name ?? t('none')}
            />
          </Card>
        )}
        {report.owners && (
          <Card title={t('owners')} className="xl:col-span-2">
            <CaseTable
              label={t('owners')}
              head={t('owner')}
              rows={report.owners}
              nameOf={({ name }) => name ?? t('nobody')}
            />
          </Card>
        )}
        {report.sales && (
          <Card title={t('sales')}>
            <SalesTable
              {...money}
              label={t('sales')}
              head={t(`by.${by}`)}
              rows={report.sales.periods}
              nameOf={nameOfPeriod}
            />
          </Card>
        )}
        {report.sales?.owners && (
          <Card title={t('salesOwners')}>
            <SalesTable
              {...money}
              label={t('salesOwners')}
              head={t('owner')}
              rows={report.sales.owners}
              nameOf={({ name }) => name ?? t('nobody')}
            />
          </Card>
        )}
      </div>
    </>
  )
}

/** 11/2026, or 2026. */
const nameOfPeriod = ({ key }: { key: string | null }) => (key ?? '').split('-').reverse().join('/')

function Step({ period, label, children }: { period: Period; label: string; children: ReactNode }) {
  return (
    <LinkButton href={`/cases/report?${searchOf(period)}` as Route} variant="ghost" aria-label={label}>
      {children}
    </LinkButton>
  )
}
