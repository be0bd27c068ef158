'use client'

import { useLocale, useTranslations } from 'next-intl'
import type { ComponentProps } from 'react'
import { FieldValue } from '@/components/fields/field-value'
import type { Options } from '@/components/fields/props'
import { useFieldWords } from '@/components/fields/words'
import { Link } from '@/components/ui/link'
import { Table, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import type { Description } from '@/lib/kernel/entity'
import type { RecordGroup } from '@/lib/records/groups'
import { formatMoney } from '@/lib/vietnam/money'

type GroupTableProps = {
  groups: readonly RecordGroup[]
  by: string
  description: Description
  options: Options
  baseCurrency: string
  /** The list of one group. */
  hrefOf: (key: string | null) => string
}

/** How many records, and how much, share each value of a field. */
export function GroupTable({ groups, by, description, options, baseCurrency, hrefOf }: GroupTableProps) {
  const t = useTranslations('records.groups')
  const locale = useLocale()
  const { label } = useFieldWords(description.name)
  const field = description.fields[by]
  const all = groups.reduce((sum, { count }) => sum + count, 0)
  const sum = groups.reduce((total, group) => total + group.sum, 0)
  if (!field) return null
  const money = (minor: number) => formatMoney(minor, baseCurrency, locale)
  const type = field.type === 'references' ? 'reference' : field.type
  return (
    <Table label={t('label', { field: label(by) })} className="rounded-lg border">
      <TableHead>
        <tr>
          <TableHeader>{label(by)}</TableHeader>
          <TableHeader numeric>{t('count')}</TableHeader>
          <TableHeader numeric>{t('share')}</TableHeader>
          <TableHeader numeric>{t('sum')}</TableHeader>
        </tr>
      </TableHead>
      <tbody>
        {groups.map((group) => (
          <TableRow key={group.key ?? ''}>
            <TableCell>
              <Link
                href={hrefOf(group.key) as ComponentProps<typeof Link>['href']}
                className="text-accent hover:underline"
              >
                {group.key === null ? (
                  t('none')
                ) : (
                  <FieldValue
                    entity={description.name}
                    name={by}
                    field={{ ...field, type }}
                    value={group.key}
                    options={options}
                    plain
                  />
                )}
              </Link>
            </TableCell>
            <TableCell numeric>{group.count}</TableCell>
            <TableCell numeric>
              <Share of={group.count} all={all} />
            </TableCell>
            <TableCell numeric>{money(group.sum)}</TableCell>
          </TableRow>
        ))}
      </tbody>
      <tfoot>
        <tr className="font-medium">
          <TableCell>{t('total')}</TableCell>
          <TableCell numeric>{all}</TableCell>
          <TableCell />
          <TableCell numeric>{money(sum)}</TableCell>
        </tr>
      </tfoot>
    </Table>
  )
}

function Share({ of, all }: { of: number; all: number }) {
  const percent = all === 0 ? 0 : Math.round((of / all) * 100)
  return (
    <span className="flex items-center justify-end gap-2">
      <span aria-hidden className="h-1.5 w-24 overflow-hidden rounded-full bg-surface-pressed max-sm:hidden">
        <span className="block h-full bg-accent" style={{ width: `${percent}%` }} />
      </span>
      {`${percent}%`}
    </span>
  )
}
