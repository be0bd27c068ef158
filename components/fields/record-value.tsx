'use client'

import type { Route } from 'next'
import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { listOf, optionsOf, textOf, type ValueProps } from './props'
import { useRecordNames } from './record-names'

/** Their names, each the way to one. */
export function RecordsValue({ value, ...props }: ValueProps) {
  return (
    <span className="inline-flex min-w-0 flex-wrap gap-x-2">
      {listOf(value).map((id) => (
        <RecordValue key={id} value={id} {...props} />
      ))}
    </span>
  )
}

/** The name of another record, and the way to it. */
export function RecordValue(props: ValueProps) {
  const t = useTranslations('records')
  const { nameOf } = useRecordNames()
  const { field, plain } = props
  const id = textOf(props.value)
  const told = optionsOf(props).find((option) => option.id === id)?.name
  const name = told ?? nameOf(field.to ?? '', id)
  if (name === null) return <span className="text-text-muted">{t('unseen')}</span>
  if (plain || !field.path || !name)
    return <span className="inline-block max-w-full truncate align-bottom">{name ?? '…'}</span>
  return (
    <Link href={`${field.path}/${id}` as Route} className="truncate hover:underline">
      {name}
    </Link>
  )
}
