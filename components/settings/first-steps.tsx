import clsx from 'clsx'
import { ChevronRight, Circle, CircleCheck } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { Progress } from '@/components/ui/progress'
import type { Step } from '@/lib/dictionaries/first-run'

const HREFS = {
  company: '/settings/organisation',
  team: '/settings/teams',
  alias: '/settings/teams',
  stages: '/settings/stages',
  card: '/board',
} as const satisfies Record<Step, string>

/** The way from a company's name to the first card; gone once walked. */
export function FirstSteps({ steps }: { steps: Record<Step, boolean> }) {
  const t = useTranslations('settings.start')
  const all = Object.keys(HREFS) as Step[]
  const done = all.filter((step) => steps[step]).length
  if (done === all.length) return null
  return (
    <Card title={t('title')} className="max-w-2xl">
      <Progress
        label={t('title')}
        value={done}
        max={all.length}
        note={t('progress', { done, total: all.length })}
      />
      <ol className="mt-3 flex flex-col">
        {all.map((step) => (
          <li key={step}>
            <Link
              href={HREFS[step]}
              className="flex min-h-11 items-center gap-3 rounded px-1 hover:bg-surface-hover"
            >
              {steps[step] ? (
                <CircleCheck aria-hidden className="size-5 text-success" />
              ) : (
                <Circle aria-hidden className="size-5 text-text-muted" />
              )}
              <span className={clsx('flex-1', steps[step] ? 'text-text-muted' : 'font-medium')}>
                {t(step)}
                <span className="sr-only"> {t(steps[step] ? 'done' : 'todo')}</span>
              </span>
              <ChevronRight aria-hidden className="size-4 text-text-muted" />
            </Link>
          </li>
        ))}
      </ol>
    </Card>
  )
}
