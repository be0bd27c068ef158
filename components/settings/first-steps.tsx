'use client'

import { ListChecks } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { keepForAYear } from '@/components/ui/keep-cookie'
import { Progress } from '@/components/ui/progress'
import type { Step } from '@/lib/dictionaries/first-run'
import { FirstStep } from './first-step'
import { firstStepsCookie } from './first-steps-cookie'

const HREFS = {
  company: '/settings/company',
  people: '/settings/users',
  stages: '/settings/stages',
  team: '/settings/teams',
  tags: '/settings/tags',
  lostReasons: '/settings/lost-reasons',
  alias: '/settings/teams',
  card: '/board',
} as const satisfies Record<Step, string>

/** What has to be there before data is entered. */
const DICTIONARIES: readonly Step[] = ['stages', 'team', 'tags', 'lostReasons']
const BEFORE: readonly Step[] = ['company', 'people']
const AFTER: readonly Step[] = ['alias', 'card']

type FirstStepsProps = { steps: Record<Step, boolean>; workspaceId: string; isHidden: boolean }

/** The way from the company's information to the first card; gone once walked, and put away before if wanted. */
export function FirstSteps({ steps, workspaceId, isHidden: initially }: FirstStepsProps) {
  const t = useTranslations('settings.start')
  const [isHidden, setHidden] = useState(initially)
  const all = Object.keys(HREFS) as Step[]
  const done = all.filter((step) => steps[step]).length
  const hide = (hidden: boolean) => {
    setHidden(hidden)
    keepForAYear(firstStepsCookie(workspaceId), hidden ? 'hidden' : 'shown')
  }
  const list = (some: readonly Step[]) =>
    some.map((step) => <FirstStep key={step} href={HREFS[step]} label={t(step)} isDone={steps[step]} />)
  if (done === all.length) return null
  if (isHidden) {
    return (
      <Button variant="ghost" icon={<ListChecks />} className="self-start" onClick={() => hide(false)}>
        {t('show')}
      </Button>
    )
  }
  return (
    <Card
      title={t('title')}
      className="max-w-2xl"
      actions={
        <Button size="sm" variant="ghost" onClick={() => hide(true)}>
          {t('hide')}
        </Button>
      }
    >
      <Progress
        label={t('title')}
        value={done}
        max={all.length}
        note={t('progress', { done, total: all.length })}
      />
      <ol className="mt-3 flex flex-col">
        {list(BEFORE)}
        <li>
          <p className="px-1 pt-2 pb-1 text-sm text-text-muted">{t('dictionaries')}</p>
          <ol aria-label={t('dictionaries')} className="flex flex-col border-s ps-3">
            {list(DICTIONARIES)}
          </ol>
        </li>
        {list(AFTER)}
      </ol>
    </Card>
  )
}
