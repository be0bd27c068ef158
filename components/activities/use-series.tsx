'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { RadioGroup } from '@/components/ui/radio-group'

export type Reach = 'one' | 'following' | 'all'
type Question = { reaches: readonly Reach[]; isRemoval: boolean; answer: (reach: Reach | null) => void }

/** What each of a series has of its own, so that nobody need be asked. */
const OWN: ReadonlySet<string> = new Set(['status', 'statusId', 'outcome', 'todos'])

/** Asks how far an edit of one of a series reaches; what stands alone is not asked about. */
export function useSeries() {
  const [question, setQuestion] = useState<Question | null>(null)
  const ask = (reaches: readonly Reach[], isRemoval: boolean) =>
    new Promise<Reach | null>((resolve) => {
      const answer = (reach: Reach | null) => {
        setQuestion(null)
        resolve(reach)
      }
      setQuestion({ reaches, isRemoval, answer })
    })
  return {
    dialog: question && <SeriesDialog {...question} />,
    /** `null` when the edit is given up. */
    reachOf: async (record: Readonly<Record<string, unknown>>, patch: object): Promise<Reach | null> => {
      const names = Object.keys(patch)
      if (!record.seriesId || names.every((name) => OWN.has(name))) return 'one'
      return ask(names.includes('rule') ? ['following', 'all'] : ['one', 'following', 'all'], false)
    },
    reachOfRemoval: async (record: Readonly<Record<string, unknown>>): Promise<Reach | null> =>
      record.seriesId ? ask(['one', 'following', 'all'], true) : 'one',
  }
}

function SeriesDialog({ reaches, isRemoval, answer }: Question) {
  const t = useTranslations('activities.series')
  const [reach, setReach] = useState<Reach>(reaches[0] ?? 'one')
  return (
    <Dialog
      open
      size="sm"
      onOpenChange={(open) => !open && answer(null)}
      title={t(isRemoval ? 'removeTitle' : 'editTitle')}
      footer={
        <>
          <Button onClick={() => answer(null)}>{t('cancel')}</Button>
          <Button variant={isRemoval ? 'danger' : 'primary'} onClick={() => answer(reach)}>
            {t(isRemoval ? 'remove' : 'save')}
          </Button>
        </>
      }
    >
      <RadioGroup
        aria-label={t(isRemoval ? 'removeTitle' : 'editTitle')}
        options={reaches.map((value) => ({ value, label: t(`reach.${value}`) }))}
        value={reach}
        onChange={setReach}
      />
    </Dialog>
  )
}
