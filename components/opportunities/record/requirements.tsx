'use client'

import { useTranslations } from 'next-intl'
import { listOf } from '@/components/fields/props'
import type { InlineFieldProps } from '@/components/records/inline-field'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { Checkbox } from '@/components/ui/checkbox'
import type { Stage } from '@/lib/opportunities/stage'

type RequirementsProps = Omit<InlineFieldProps, 'name'> & { stage?: Stage }

/** What the stage asks of the card it holds, to be ticked off. */
export function Requirements({ stage, record, save, readOnlyReason }: RequirementsProps) {
  const t = useTranslations('opportunities.record')
  const lines = stage?.requirements ?? []
  const ticked = listOf(record.checklist)
  if (lines.length === 0) return null
  const done = lines.filter(({ id }) => ticked.includes(id)).length
  const toggle = (id: string, on: boolean) =>
    void save({ checklist: on ? [...ticked, id] : ticked.filter((each) => each !== id) })
  return (
    <Card
      title={t('requirements')}
      actions={
        <Badge tone={done === lines.length ? 'success' : 'neutral'}>
          {t('progress', { done, total: lines.length })}
        </Badge>
      }
    >
      <div className="flex flex-col gap-2">
        {lines.map(({ id, text }) => (
          <Checkbox
            key={id}
            label={text}
            checked={ticked.includes(id)}
            disabled={readOnlyReason !== undefined}
            onChange={(on) => toggle(id, on)}
          />
        ))}
      </div>
    </Card>
  )
}
