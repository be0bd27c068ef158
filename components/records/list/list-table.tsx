'use client'

import { useTranslations } from 'next-intl'
import { memo, type ReactNode, useRef, useState } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { Table, TableHead } from '@/components/ui/table'
import type { Column } from '@/lib/records/columns'
import { useList } from './context'
import { ListCell } from './list-cell'
import { ListHeader } from './list-header'
import { CHECK_WIDTH } from './pinned'
import { useListKeys } from './use-list-keys'
import type { ListRow } from './use-list-rows'

type ListTableProps = { rows: readonly ListRow[]; label: string; foot?: ReactNode }

/** Rows and columns. Arrows walk over the cells, Enter opens or edits, X selects. */
export function ListTable({ rows, label, foot }: ListTableProps) {
  const t = useTranslations('records.list')
  const { columns, density, selected, toggle } = useList()
  const [editing, setEditing] = useState<string | null>(null)
  const frame = useRef<HTMLDivElement>(null)
  useListKeys(frame, { edit: setEditing, isEditing: editing !== null })
  const shown = columns.columns
  const width = shown.reduce((sum, column) => sum + column.width, CHECK_WIDTH)
  const chosen = rows.filter(({ id }) => selected.has(id)).length

  return (
    <div ref={frame} className="min-h-0 flex-1 overflow-hidden">
      <Table
        after={foot}
        className="h-full"
        role="grid"
        aria-label={label}
        aria-rowcount={-1}
        aria-multiselectable
        label={label}
        density={density}
        style={{ tableLayout: 'fixed', width, minWidth: '100%' }}
      >
        <colgroup>
          <col style={{ width: CHECK_WIDTH }} />
          {shown.map(({ name, width: each }) => (
            <col key={name} style={{ width: each }} />
          ))}
        </colgroup>
        <TableHead className="z-20">
          <tr>
            <th scope="col" className="sticky start-0 z-20 h-9 border-b bg-surface-sunken px-3 text-start">
              <Checkbox
                label={t('selectAll')}
                hideLabel
                checked={chosen === 0 ? false : chosen === rows.length ? true : 'indeterminate'}
                onChange={(isSelected) => {
                  for (const { id } of rows) toggle(id, isSelected)
                }}
              />
            </th>
            {shown.map((column, at) => (
              <ListHeader key={column.name} column={column} at={at} />
            ))}
          </tr>
        </TableHead>
        <tbody>
          {rows.map((row, at) => (
            <Row
              key={row.id}
              row={row}
              columns={shown}
              isFirst={at === 0}
              isSelected={selected.has(row.id)}
              editing={editing?.startsWith(row.id) ? editing.slice(row.id.length + 1) : null}
              setEditing={setEditing}
            />
          ))}
        </tbody>
      </Table>
    </div>
  )
}

type RowProps = {
  row: ListRow
  columns: readonly Column[]
  isFirst: boolean
  isSelected: boolean
  editing: string | null
  setEditing: (cell: string | null) => void
}

const Row = memo(function Row({ row, columns, isFirst, isSelected, editing, setEditing }: RowProps) {
  const t = useTranslations('records.list')
  const { description, toggle } = useList()
  const title = String(row[description.title] ?? '')
  return (
    <tr
      data-row={row.id}
      aria-selected={isSelected}
      className="group/row hover:bg-surface-hover aria-selected:bg-accent-soft"
    >
      <td className="sticky start-0 z-10 border-b bg-surface px-3 group-hover/row:bg-surface-hover group-aria-selected/row:bg-accent-soft">
        <Checkbox
          label={t('selectRow', { title })}
          hideLabel
          checked={isSelected}
          onChange={(isOn) => toggle(row.id, isOn)}
        />
      </td>
      {columns.map((column, index) => (
        <ListCell
          key={column.name}
          row={row}
          column={column}
          index={index}
          isFirst={isFirst && index === 0}
          isEditing={editing === column.name}
          setEditing={setEditing}
        />
      ))}
    </tr>
  )
})
