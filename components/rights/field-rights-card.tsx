'use client'

import { useTranslations } from 'next-intl'
import { useFieldWords } from '@/components/fields/words'
import { Card } from '@/components/ui/card'
import { Select } from '@/components/ui/select'
import type { FieldRight, FieldRights } from '@/db/schema'

const FREE = 'free'

type FieldRightsCardProps = {
  /** The entity and its fields that can be limited. */
  entity: string
  fields: readonly string[]
  value: FieldRights
  onChange: (value: FieldRights) => void
  disabled: boolean
}

/** Which fields of a record the group may not see, or not change. */
export function FieldRightsCard({ entity, fields, value, onChange, disabled }: FieldRightsCardProps) {
  const t = useTranslations('rights')
  const { label } = useFieldWords(entity)
  const limited = value[entity] ?? {}
  const set = (field: string, right: FieldRight | typeof FREE) => {
    const { [field]: _, ...others } = limited
    onChange({ ...value, [entity]: right === FREE ? others : { ...others, [field]: right } })
  }
  const options = ([FREE, 'readOnly', 'hidden'] as const).map((right) => ({
    value: right,
    label: t(`fieldRights.${right}`),
  }))
  return (
    <Card title={t(`fields.${entity}`)}>
      <p className="mb-3 text-sm text-text-muted">{t('fieldsText')}</p>
      <ul className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
        {fields.map((field) => (
          <li key={field} className="flex items-center justify-between gap-3">
            <span className="min-w-0 truncate">{label(field)}</span>
            <Select
              aria-label={label(field)}
              className="w-36 shrink-0"
              value={limited[field] ?? FREE}
              disabled={disabled}
              onChange={(right) => set(field, right)}
              options={options}
            />
          </li>
        ))}
      </ul>
    </Card>
  )
}
