'use client'

import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/select'
import { Table, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import type { ImportChoice } from '@/db/schema'
import type { ShownRow } from '@/lib/import/reads'
import type { ShownKind, ShownRun } from './shown'
import type { RowList } from './use-import-rows'
import { useImportWords } from './words'

type RowsTableProps = {
  kind: ShownKind
  run: ShownRun
  list: RowList
  canWrite?: boolean
  /** Without it the rows are only shown. */
  onChoose?: (row: number, choice: ImportChoice) => void
}

/** Rows as the file has them, with what is wrong with them or what will be done. */
export function RowsTable({ kind, run, list, canWrite = false, onChoose }: RowsTableProps) {
  const { t, label, errors } = useImportWords(kind)
  const fields = run.columns.flatMap(({ field }) => (field ? [field] : []))
  const after = (
    <>
      {list.rows.length === 0 && (
        <p className="px-4 py-8 text-center text-text-muted">
          {t(list.pending ? 'preview.loading' : 'preview.nothing')}
        </p>
      )}
      {list.hasMore && (
        <p className="p-3 text-center">
          <Button pending={list.pending} onClick={() => void list.more()}>
            {t('preview.more')}
          </Button>
        </p>
      )}
    </>
  )
  return (
    <Table
      label={t('preview.rows')}
      density="compact"
      className="max-h-[70dvh] rounded-lg border bg-surface-raised"
      after={after}
    >
      <TableHead>
        <tr>
          <TableHeader numeric>{t('preview.line')}</TableHeader>
          <TableHeader>{t(onChoose ? 'preview.outcome' : 'report.outcome')}</TableHeader>
          {fields.map((field) => (
            <TableHeader key={field}>{label(field)}</TableHeader>
          ))}
        </tr>
      </TableHead>
      <tbody>
        {list.rows.map((row) => (
          <TableRow key={row.row}>
            <TableCell numeric>{row.row}</TableCell>
            <TableCell className="min-w-52 max-w-80">
              <Outcome kind={kind} run={run} row={row} canWrite={canWrite} onChoose={onChoose} />
            </TableCell>
            {fields.map((field, at) => (
              <TableCell key={field} className={row.reasons?.[field] ? 'bg-danger-soft' : undefined}>
                <span className="line-clamp-2 min-w-24 max-w-64 break-words">{textOf(row, at)}</span>
                {row.reasons?.[field] && (
                  <span className="block min-w-40 max-w-64 text-danger text-sm">
                    {errors(row.reasons[field].key, row.reasons[field].params)}
                  </span>
                )}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </tbody>
    </Table>
  )
}

const textOf = ({ cells }: ShownRow, at: number): string => String(cells[at] ?? '')

type OutcomeProps = Omit<RowsTableProps, 'list'> & { row: ShownRow }

function Outcome({ kind, run, row, canWrite, onChoose }: OutcomeProps) {
  const { t } = useImportWords(kind)
  if (row.reasons) return <Refusals kind={kind} run={run} reasons={row.reasons} />
  const choices = (['create', 'update', 'merge', 'skip'] as const).filter((choice) => {
    if (choice === 'update' || choice === 'merge') return canWrite && row.match !== null
    return true
  })
  return (
    <div className="flex flex-col gap-1">
      <Select
        aria-label={t('preview.choiceOf', { row: row.row })}
        value={row.choice ?? (row.match ? run.onMatch : 'create')}
        options={choices.map((value) => ({ value, label: t(`short.${value}`) }))}
        onChange={(choice) => onChoose?.(row.row, choice)}
        disabled={!onChoose}
      />
      {row.match && (
        <span className="text-sm text-text-muted">
          {row.match.row !== null
            ? t('preview.sameRow', { row: row.match.row })
            : t('preview.sameRecord', { name: row.match.name ?? t('preview.unseen') })}
        </span>
      )}
    </div>
  )
}

type RefusalsProps = Pick<RowsTableProps, 'kind' | 'run'> & { reasons: NonNullable<ShownRow['reasons']> }

/** That a row is refused, with the reasons that no cell shows; on a phone with all, since cells are out of sight there. */
function Refusals({ kind, run, reasons }: RefusalsProps) {
  const { t, label, errors } = useImportWords(kind)
  const shown = new Set(run.columns.map(({ field }) => field))
  return (
    <div className="text-danger text-sm">
      <p className="font-medium">{t('preview.bad')}</p>
      {Object.entries(reasons).map(([field, { key, params }]) => (
        <p
          key={field}
          className={shown.has(field) ? 'md:hidden' : undefined}
        >{`${field ? `${label(field)}: ` : ''}${errors(key, params)}`}</p>
      ))}
    </div>
  )
}
