'use client'

import { Checkbox } from '@/components/ui/checkbox'
import { Select } from '@/components/ui/select'
import { Table, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import type { ImportCell, ImportColumn } from '@/db/schema'
import type { Fillable } from '@/lib/import/queries'
import type { ShownKind, ShownRun } from './shown'
import { useImportWords } from './words'

const NONE = '-'

type ColumnsTableProps = {
  kind: ShownKind
  run: ShownRun
  fields: readonly Fillable[]
  samples: readonly (readonly ImportCell[])[]
  columns: readonly ImportColumn[]
  onChange: (columns: ImportColumn[]) => void
}

/** Each column of the file with what stands in it and the field that it fills. */
export function ColumnsTable({ kind, run, fields, samples, columns, onChange }: ColumnsTableProps) {
  const { t, label } = useImportWords(kind)
  const set = (at: number, patch: Partial<ImportColumn>) =>
    onChange(
      columns.map((column, index) => {
        if (index === at) return { ...column, ...patch }
        return patch.field && column.field === patch.field ? { field: null } : column
      }),
    )
  const headings = run.headers.map((heading, at) => ({ heading, at }))
  const options = [
    { value: NONE, label: t('columns.ignore') },
    ...fields.map(({ name, isRequired }) => ({
      value: name,
      label: label(name),
      ...(isRequired && { hint: t('columns.required') }),
    })),
  ]
  return (
    <Table label={t('columns.title')} className="rounded-lg border bg-surface-raised">
      <TableHead>
        <tr>
          <TableHeader>{t('columns.heading')}</TableHeader>
          <TableHeader className="max-md:hidden">{t('columns.samples')}</TableHeader>
          <TableHeader>{t('columns.field')}</TableHeader>
        </tr>
      </TableHead>
      <tbody>
        {headings.map(({ heading, at }) => {
          const name = heading || t('columns.nameless', { at: at + 1 })
          const column = columns[at] ?? { field: null }
          const field = fields.find((each) => each.name === column.field)
          return (
            <TableRow key={at}>
              <TableCell className="w-1/4 min-w-28 break-words font-medium">{name}</TableCell>
              <TableCell className="max-w-72 truncate text-text-muted max-md:hidden">
                {samplesOf(samples, at)}
              </TableCell>
              <TableCell className="w-72 min-w-44">
                <div className="flex flex-col gap-1.5">
                  <Select
                    aria-label={t('columns.fieldOf', { column: name })}
                    options={options}
                    value={column.field ?? NONE}
                    onChange={(value) => set(at, { field: value === NONE ? null : value, makes: false })}
                  />
                  {field?.canMake && (
                    <Checkbox
                      label={t('columns.makes')}
                      checked={column.makes ?? false}
                      onChange={(makes) => set(at, { makes })}
                    />
                  )}
                  {(field?.type === 'date' || field?.type === 'instant') && (
                    <Checkbox
                      label={t('columns.monthFirst')}
                      checked={column.monthFirst ?? false}
                      onChange={(monthFirst) => set(at, { monthFirst })}
                    />
                  )}
                </div>
              </TableCell>
            </TableRow>
          )
        })}
      </tbody>
    </Table>
  )
}

const samplesOf = (samples: readonly (readonly ImportCell[])[], at: number): string =>
  [...new Set(samples.flatMap((row) => row[at] ?? []).map(String))].slice(0, 3).join(' · ')
