'use client'

import type { ReactNode } from 'react'
import { FieldValue } from '@/components/fields/field-value'
import type { Options } from '@/components/fields/props'
import { useFieldWords } from '@/components/fields/words'
import { isBlank } from '@/lib/fields/blank'
import type { Description } from '@/lib/kernel/entity'
import { currencyOf, optionsWith, type Values } from './values'

type RecordFactsProps = {
  description: Description
  options: Options
  baseCurrency: string
  row: Values
  /** Which fields, in order; empty ones are left out. */
  names: readonly string[]
  /** Another way of showing one; undefined leaves it to the field's type. */
  value?: (name: string) => ReactNode | undefined
}

/** A few fields of a record in one paragraph, each named for those who hear it. */
export function RecordFacts({ description, options, baseCurrency, row, names, value }: RecordFactsProps) {
  const { label } = useFieldWords(description.name)
  return (
    <dl className="mt-1 flex flex-wrap gap-x-3 gap-y-1 text-sm">
      {names.map((name) => {
        const field = description.fields[name]
        if (!field || isBlank(row[name])) return null
        return (
          <div key={name} className="min-w-0">
            <dt className="sr-only">{label(name)}</dt>
            <dd className="min-w-0">
              {value?.(name) ?? (
                <span className="block truncate [&>span]:flex-nowrap">
                  <FieldValue
                    entity={description.name}
                    name={name}
                    field={field}
                    value={row[name]}
                    options={optionsWith(options, description, row)}
                    currency={currencyOf(field, row, baseCurrency)}
                    plain
                  />
                </span>
              )}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
