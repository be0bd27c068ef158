import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { Progress } from '@/components/ui/progress'
import { MEASURES, MONTHS, monthsOfQuarter, type PersonYear, percentOf, sumOf } from '@/lib/targets/year'
import { short } from './figures'

type OwnTargetsProps = { own: PersonYear; year: number; month: number; currency: string; locale: string }

/** How far a person has come this month, this quarter and this year; nothing where nothing is set. */
export function OwnTargets({ own, year, month, currency, locale }: OwnTargetsProps) {
  const t = useTranslations('targets')
  const quarter = Math.ceil(month / 3)
  const periods = [
    { label: t('thisMonth', { month }), months: [month] },
    { label: t('thisQuarter', { quarter }), months: monthsOfQuarter(quarter) },
    { label: t('thisYear', { year: String(year) }), months: [...MONTHS] },
  ]
  const measures = MEASURES.filter((measure) => sumOf(own.target[measure]) !== null)
  if (measures.length === 0) return null
  return (
    <Card title={t('mine', { year: String(year) })}>
      <div className="grid gap-6 sm:grid-cols-2">
        {measures.map((measure) => (
          <section key={measure} className="flex flex-col gap-3">
            <h3 className="font-medium">{t(`measures.${measure}`)}</h3>
            {periods.map(({ label, months }) => {
              const target = sumOf(own.target[measure], months) ?? 0
              const actual = sumOf(own.actual[measure], months) ?? 0
              const written = (value: number) => short(value, { measure, currency, locale })
              const note = {
                actual: written(actual),
                target: written(target),
                percent: percentOf(actual, target) ?? 0,
              }
              return <Progress key={label} label={label} value={actual} max={target} note={t('of', note)} />
            })}
          </section>
        ))}
      </div>
    </Card>
  )
}
