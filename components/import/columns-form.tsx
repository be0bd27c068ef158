'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Checkbox } from '@/components/ui/checkbox'
import { RadioGroup } from '@/components/ui/radio-group'
import { toastError } from '@/components/ui/toaster'
import type { ImportChoice, ImportColumn } from '@/db/schema'
import { mapImport } from '@/lib/import/actions'
import { ColumnsTable } from './columns-table'
import type { ImportScreenProps } from './import-screen'
import { useImportWords } from './words'

/** Which field each column fills, what makes a row the same as a record, and what is done then. */
export function ColumnsForm({ kind, run, fields, apart, samples, canWrite }: ImportScreenProps) {
  const { t, label } = useImportWords(kind)
  const [columns, setColumns] = useState<ImportColumn[]>(run.columns)
  const [matchBy, setMatchBy] = useState<string[]>(run.matchBy)
  const [onMatch, setOnMatch] = useState<ImportChoice>(run.onMatch)
  const { submit, pending, error } = useMapping(t('unreachable'))
  const filled = new Set(columns.map(({ field }) => field))
  const isChanging = onMatch === 'update' || onMatch === 'merge'
  const telling = fields.filter(({ name, isTelling }) => isTelling && filled.has(name))
  const matched = matchBy.filter((name) => filled.has(name))
  const lacking = fields.filter(({ name, isRequired }) => isRequired && !filled.has(name))
  const isLacking = lacking.length > 0 && !(isChanging && matched.length > 0)
  const choices = (['skip', 'update', 'merge', 'create'] as const).filter(
    (each) => canWrite || each === 'skip' || each === 'create',
  )
  return (
    <>
      <p className="text-text-muted">{t('columns.found', sourceWords(run, t))}</p>
      <ColumnsTable
        kind={kind}
        run={run}
        fields={fields}
        samples={samples}
        columns={columns}
        onChange={setColumns}
      />
      {apart.length > 0 && (
        <p className="text-sm text-text-muted">
          {t('columns.apart', { fields: apart.map((name) => label(name)).join(', ') })}
        </p>
      )}
      <Card title={t('match.title')}>
        <div className="grid gap-4 md:grid-cols-2">
          <fieldset className="flex flex-col gap-2">
            <legend className="mb-1 font-medium">{t('match.by')}</legend>
            {telling.length === 0 && <p className="text-text-muted">{t('match.none')}</p>}
            {telling.map(({ name }) => (
              <Checkbox
                key={name}
                label={label(name)}
                checked={matched.includes(name)}
                onChange={(on) =>
                  setMatchBy(on ? [...matched, name] : matched.filter((each) => each !== name))
                }
              />
            ))}
          </fieldset>
          <div className="flex flex-col gap-2">
            <p className="mb-1 font-medium">{t('match.then')}</p>
            <RadioGroup
              aria-label={t('match.then')}
              value={onMatch}
              onChange={setOnMatch}
              options={choices.map((value) => ({
                value,
                label: t(`choices.${value}`),
                hint: t(`hints.${value}`),
              }))}
            />
          </div>
        </div>
      </Card>
      <div className="flex flex-wrap items-center justify-end gap-3">
        {(isLacking || error) && (
          <p role="alert" className="min-w-0 flex-1 text-danger">
            {isLacking
              ? t('columns.lacking', { fields: lacking.map(({ name }) => label(name)).join(', ') })
              : error}
          </p>
        )}
        <Button
          variant="primary"
          pending={pending}
          disabled={isLacking}
          onClick={() => submit({ id: run.id, columns, matchBy: matched, onMatch })}
        >
          {t('columns.next')}
        </Button>
      </div>
    </>
  )
}

function useMapping(unreachable: string) {
  const [pending, setPending] = useState(false)
  const [error, setError] = useState('')
  const submit = async (input: Parameters<typeof mapImport>[0]) => {
    setPending(true)
    const result = await mapImport(input).catch(() => null)
    setPending(false)
    if (!result) toastError(unreachable)
    else if (!result.ok) setError(Object.values(result.error.fields ?? {})[0] ?? result.error.message)
  }
  return { submit, pending, error }
}

type Words = ReturnType<typeof useImportWords>['t']

function sourceWords({ total, source }: ImportScreenProps['run'], t: Words) {
  const { format, encoding = '', sheet = '', separator = ',' } = source
  const separators: Record<string, string> = { '\t': t('separators.tab') }
  const file =
    format === 'xlsx'
      ? t('columns.sheet', { sheet })
      : t('columns.text', {
          encoding: encoding.toUpperCase(),
          separator: separators[separator] ?? separator,
        })
  return { total, file }
}
