'use client'

import { useTranslations } from 'next-intl'
import { FieldEditor } from '@/components/fields/field-editor'
import { FieldValue } from '@/components/fields/field-value'
import { useFieldWords } from '@/components/fields/words'
import { InlineEdit } from '@/components/ui/inline-edit'
import type { Field } from '@/lib/kernel/entity'
import type { Card } from '@/lib/opportunities/card'
import { useOpportunity } from '../use-opportunity'
import { useBoard } from './context'

const SHOWN: [keyof Card, Field][] = [
  ['customerName', { type: 'text' }],
  ['contactName', { type: 'text' }],
  ['amount', { type: 'money' }],
  ['probability', { type: 'percent' }],
  ['expectedClose', { type: 'date' }],
  ['stageId', { type: 'reference', to: 'stage' }],
  ['ownerId', { type: 'reference', to: 'member' }],
  ['teamId', { type: 'reference', to: 'sales_team' }],
  ['sourceId', { type: 'reference', to: 'lead_source' }],
  ['priority', { type: 'rating' }],
]

/** The fields of a card, edited in place with the same rules as everywhere. */
export function PeekFields({ card }: { card: Card }) {
  const t = useTranslations('board')
  const { label } = useFieldWords('opportunity')
  const { options, actions, canWrite } = useBoard()
  const description = useOpportunity()
  const save = async (name: keyof Card, value: unknown): Promise<boolean> => {
    if (name === 'stageId') await actions.move([card.id], { key: String(value), index: 0 })
    else await actions.change([card.id], { [name]: value }, t('saved'))
    return true
  }
  return (
    <dl className="flex flex-col gap-3">
      {SHOWN.filter(([name]) => description.fields[name]).map(([name, field]) => {
        const shared = { entity: 'opportunity', name, field, options, currency: card.currency }
        return (
          <div key={name}>
            <dt className="text-sm text-text-muted">{label(name)}</dt>
            <dd>
              <InlineEdit<unknown>
                label={label(name)}
                value={card[name]}
                onSave={(value) => save(name, value)}
                readOnlyReason={canWrite && !description.fields[name]?.readOnly ? undefined : t('readOnly')}
                editor={(editor) => <FieldEditor {...shared} {...editor} />}
              >
                <FieldValue {...shared} value={card[name]} />
              </InlineEdit>
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
