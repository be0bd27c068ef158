'use client'

import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { FieldValue } from '@/components/fields/field-value'
import { useFieldWords } from '@/components/fields/words'
import { InlineField } from '@/components/records/inline-field'
import { Button } from '@/components/ui/button'
import { probabilityIn } from '@/lib/opportunities/stage'
import { today } from '@/lib/vietnam/date'
import { formatMoney } from '@/lib/vietnam/money'
import type { HeadProps } from './record-head'

/** Owner, amount, weighted amount, probability and day of closing at a glance. */
export function Figures(props: HeadProps) {
  const { record, stage, baseCurrency, save, readOnlyReason, description, options } = props
  const t = useTranslations('opportunities.record')
  const locale = useLocale()
  const { label } = useFieldWords('opportunity')
  const probability = Number(record.probability)
  const automatic =
    stage && (stage.kind !== 'open' || stage.hasProbability) ? probabilityIn(stage, probability) : null
  const weighted = Math.round((Number(record.amountBase) * probability) / 100)
  const isLate = record.status === 'open' && String(record.expectedClose ?? '9999') < today()
  const sees = (name: string) => description.fields[name] !== undefined
  const shared = { record, description, options, baseCurrency, save, readOnlyReason }
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-2">
      <Figure label={label('ownerId')}>
        <InlineField name="ownerId" {...shared} />
      </Figure>
      {sees('amount') && (
        <Figure label={label('amount')}>
          <InlineField name="amount" {...shared} />
        </Figure>
      )}
      {sees('amount') && sees('probability') && (
        <Figure label={t('weighted')}>
          <span className="figures block py-1">{formatMoney(weighted, baseCurrency, locale)}</span>
        </Figure>
      )}
      {sees('probability') && (
        <Figure label={label('probability')}>
          <span className="flex items-start gap-2">
            <InlineField name="probability" {...shared} />
            {automatic !== null && automatic !== probability && !readOnlyReason && (
              <Button size="sm" onClick={() => save({ probability: automatic })}>
                {t('useAutomatic', { value: automatic })}
              </Button>
            )}
          </span>
        </Figure>
      )}
      {sees('expectedClose') && (
        <Figure label={label('expectedClose')}>
          <InlineField name="expectedClose" {...shared}>
            <span className={isLate ? 'font-medium text-danger' : undefined}>
              <FieldValue
                entity="opportunity"
                name="expectedClose"
                field={{ type: 'date' }}
                value={record.expectedClose}
              />
              {isLate && <span className="sr-only"> {t('late')}</span>}
            </span>
          </InlineField>
        </Figure>
      )}
    </dl>
  )
}

function Figure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-28">
      <dt className="text-sm text-text-muted">{label}</dt>
      <dd className="font-medium">{children}</dd>
    </div>
  )
}
