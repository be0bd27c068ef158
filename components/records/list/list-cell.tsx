'use client'

import clsx from 'clsx'
import Link from 'next/link'
import { type ComponentProps, useState } from 'react'
import { FieldEditor } from '@/components/fields/field-editor'
import { FieldValue } from '@/components/fields/field-value'
import { isFigureField } from '@/components/fields/props'
import { useFieldWords } from '@/components/fields/words'
import { Field } from '@/components/ui/field'
import { Editing } from '@/components/ui/inline-editing'
import type { Column } from '@/lib/records/columns'
import { currencyOf, optionsWith, refusalAt } from '../values'
import { useList } from './context'
import { pinnedAt } from './pinned'
import type { ListRow } from './use-list-rows'

type ListCellProps = {
  row: ListRow
  column: Column
  index: number
  /** The one cell that Tab reaches; arrows go on from there. */
  isFirst: boolean
  isEditing: boolean
  setEditing: (cell: string | null) => void
}

export function ListCell({ row, column, index, isFirst, isEditing, setEditing }: ListCellProps) {
  const { name, isPinned } = column
  const { description, columns, readOnlyReason } = useList()
  const { label } = useFieldWords(description.name)
  const field = description.fields[name]
  if (!field) return null
  const canEdit = !readOnlyReason && !field.readOnly && !row.archivedAt && field.type !== 'files'
  const heading = `${label(name)}: ${String(row[description.title] ?? '')}`
  const isFigure = isFigureField(field)
  return (
    <td
      tabIndex={isFirst ? 0 : -1}
      data-cell={name}
      data-edits={canEdit || undefined}
      data-inline-edit={heading}
      onDoubleClick={() => canEdit && !isEditing && setEditing(`${row.id}:${name}`)}
      style={isPinned ? { insetInlineStart: pinnedAt(columns.columns, index) } : undefined}
      className={clsx(
        'relative border-b px-3 py-2 -outline-offset-2 group-data-[density=compact]/table:py-1 group-data-[density=roomy]/table:py-3',
        isFigure && 'text-end',
        isPinned &&
          'sticky z-10 bg-surface group-hover/row:bg-surface-hover group-aria-selected/row:bg-accent-soft',
        isEditing ? 'z-30 overflow-visible' : 'overflow-hidden',
      )}
    >
      {isEditing ? (
        <CellEditor row={row} name={name} heading={heading} onEnd={() => setEditing(null)} />
      ) : (
        <CellValue row={row} name={name} />
      )}
    </td>
  )
}

export function CellValue({ row, name }: { row: ListRow; name: string }) {
  const { description, options, viewer, hrefOf, cell } = useList()
  const field = description.fields[name]
  if (!field) return null
  const own = cell?.(name, row)
  if (own !== undefined) return own
  if (name === description.title) {
    return (
      <Link
        href={hrefOf(row.id) as ComponentProps<typeof Link>['href']}
        prefetch={false}
        tabIndex={-1}
        data-open
        className="block truncate font-medium hover:underline"
      >
        {String(row[name] ?? '')}
      </Link>
    )
  }
  return (
    <span className="block truncate [&>span]:flex-nowrap">
      <FieldValue
        entity={description.name}
        name={name}
        field={field}
        value={row[name]}
        options={optionsWith(options, description, row)}
        currency={currencyOf(field, row, viewer.baseCurrency)}
        plain
      />
    </span>
  )
}

type CellEditorProps = { row: ListRow; name: string; heading: string; onEnd: () => void }

function CellEditor({ row, name, heading, onEnd }: CellEditorProps) {
  const { description, options, viewer, save } = useList()
  const { label } = useFieldWords(description.name)
  const [error, setError] = useState<string>()
  const field = description.fields[name]
  if (!field) return null
  const write = async (value: unknown) => {
    const { isSaved, errors } = await save(row, { [name]: value })
    setError(refusalAt(errors, name, label))
    return isSaved
  }
  return (
    <div className="absolute start-0 top-0 z-30 w-full min-w-60 rounded border bg-surface-raised p-1 text-start shadow-raised">
      <Editing<unknown>
        label={heading}
        value={row[name] ?? null}
        onSave={write}
        onEnd={onEnd}
        editor={(editor) => (
          <Field label={heading} hideLabel error={error}>
            <FieldEditor
              entity={description.name}
              name={name}
              field={field}
              options={optionsWith(options, description, row)}
              currency={currencyOf(field, row, viewer.baseCurrency)}
              {...editor}
            />
          </Field>
        )}
      />
    </div>
  )
}
