'use client'

import { CalendarCheck, CalendarClock, CalendarX, CircleHelp } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { useUndo } from '@/components/records/use-undo'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { Checkbox } from '@/components/ui/checkbox'
import { Segmented } from '@/components/ui/segmented'
import { answerInvitation } from '@/lib/invitations/actions'
import type { ShownAnswer, ShownAnswers } from '@/lib/invitations/shown'
import type { Viewer } from '@/lib/records/viewer'

type AnswersCardProps = { id: string; answers: ShownAnswers | null; viewer: Viewer }

/** Who takes part and what they answered; whoever is asked answers here as well. */
export function AnswersCard({ id, answers, viewer }: AnswersCardProps) {
  const t = useTranslations('activities.answers')
  if (!answers) return null
  const own = answers.people.find(({ isOwn }) => isOwn)
  return (
    <Card title={t('title')}>
      <div className="flex flex-col gap-3">
        {own && <OwnAnswer id={id} own={own} isInSeries={answers.isInSeries} viewer={viewer} />}
        <ul className="flex flex-col gap-1.5">
          {answers.people.map((person) => (
            <li key={`${person.name} ${person.address}`} className="flex flex-wrap items-center gap-x-2">
              <span className="wrap-anywhere min-w-0 flex-1">{person.name}</span>
              {person.isInvited && <span className="text-sm text-text-muted">{t('invited')}</span>}
              <Badge tone={TONES[person.answer]}>
                {ICONS[person.answer]}
                {t(`status.${person.answer}`)}
              </Badge>
            </li>
          ))}
        </ul>
      </div>
    </Card>
  )
}

const TONES = { waiting: 'neutral', accepted: 'success', tentative: 'warning', declined: 'danger' } as const
const ICONS: Readonly<Record<ShownAnswer['answer'], ReactNode>> = {
  waiting: <CircleHelp aria-hidden className="size-3.5" />,
  accepted: <CalendarCheck aria-hidden className="size-3.5" />,
  tentative: <CalendarClock aria-hidden className="size-3.5" />,
  declined: <CalendarX aria-hidden className="size-3.5" />,
}
const ANSWERS = ['accepted', 'tentative', 'declined'] as const

type OwnAnswerProps = { id: string; own: ShownAnswer; isInSeries: boolean; viewer: Viewer }

function OwnAnswer({ id, own, isInSeries, viewer }: OwnAnswerProps) {
  const t = useTranslations('activities.answers')
  const router = useRouter()
  const { follow, complain } = useUndo(viewer, () => router.refresh())
  const [given, setGiven] = useState<ShownAnswer['answer'] | null>(null)
  const [isForAll, setForAll] = useState(false)
  const shown = given ?? own.answer
  const answer = async (chosen: (typeof ANSWERS)[number]) => {
    setGiven(chosen)
    const result = await follow(answerInvitation({ id, answer: chosen, isForAll }), t('given'))
    complain(result)
    setGiven(null)
    router.refresh()
  }
  return (
    <div className="flex flex-col gap-1.5">
      <p className="font-medium">{t('own')}</p>
      <Segmented
        label={t('own')}
        options={ANSWERS.map((value) => ({ value, label: t(`say.${value}`) }))}
        value={shown as (typeof ANSWERS)[number]}
        onChange={(chosen) => void answer(chosen)}
      />
      {isInSeries && <Checkbox label={t('forAll')} checked={isForAll} onChange={setForAll} />}
    </div>
  )
}
