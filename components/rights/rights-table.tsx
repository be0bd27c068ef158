'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { Table, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import type { Grants } from '@/lib/kernel/policy'
import { SECTIONS } from '@/lib/rights/sections'
import { useRightWords } from './words'

export type Column = { id: string; name: string; grants: Grants }

type RightsTableProps = { label: string; columns: readonly Column[]; onlyDifferent: boolean }

/** Rights side by side, a column a group; rows in which they differ stand out. */
export function RightsTable({ label, columns, onlyDifferent }: RightsTableProps) {
  const t = useTranslations('rights')
  const words = useRightWords()
  const rows = SECTIONS.flatMap(({ permissions }) => permissions).map((permission) => {
    const cells = columns.map(({ grants }) => {
      const reaches = grants[permission] ?? []
      return reaches.length === 0
        ? words.reach(permission, undefined)
        : reaches.map((reach) => words.reach(permission, reach)).join(' + ')
    })
    return { permission, cells, differs: new Set(cells).size > 1 }
  })
  return (
    <Table label={label} className="rounded-lg border">
      <TableHead>
        <tr>
          <TableHeader>{t('right')}</TableHeader>
          {columns.map(({ id, name }) => (
            <TableHeader key={id}>{name}</TableHeader>
          ))}
        </tr>
      </TableHead>
      <tbody>
        {rows
          .filter(({ differs }) => differs || !onlyDifferent)
          .map(({ permission, cells, differs }) => (
            <TableRow key={permission}>
              <TableCell>{words.permission(permission)}</TableCell>
              {cells.map((text, at) => (
                <TableCell
                  key={columns[at]?.id}
                  className={clsx(
                    differs && columns.length > 1 && 'font-medium',
                    !differs && 'text-text-muted',
                  )}
                >
                  {text}
                </TableCell>
              ))}
            </TableRow>
          ))}
      </tbody>
    </Table>
  )
}
