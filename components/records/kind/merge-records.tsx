'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Options } from '@/components/fields/props'
import { useFieldWords } from '@/components/fields/words'
import { PageHeader } from '@/components/shell/page-header'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import type { Viewer } from '@/lib/records/viewer'
import { RecordFacts } from '../record-facts'
import type { SavedRecord } from '../use-record-save'
import { useUndo } from '../use-undo'
import type { Merging } from './kind'
import { MergeChoice } from './merge-choice'
import { chosenValues, mergeRowsOf, startOf } from './merge-values'
import { pathOf } from './paths'
import { useKindActions, useKindWords } from './words'

type MergeRecordsProps = {
  kind: Merging
  records: readonly SavedRecord[]
  options: Options
  viewer: Viewer
  /** Whence one came and goes back to; to the record that stays if nothing is said. */
  back?: Route
}

/** Records side by side: which one stays, and of each field whose value. */
export function MergeRecords({ kind, records, options, viewer, back }: MergeRecordsProps) {
  const t = useTranslations('merge')
  const { title, nouns } = useKindWords(kind)
  const { label } = useFieldWords(kind.description.name)
  const actions = useKindActions(kind)
  const router = useRouter()
  const { follow, complain } = useUndo(viewer, () => router.refresh())
  const [keptId, setKept] = useState(records[0]?.id ?? '')
  const [picked, pick] = useState<Record<string, string>>({})
  const [pending, setPending] = useState(false)
  const rows = mergeRowsOf(kind, records)
  const { fields } = kind.description
  const staying = Object.keys(fields).filter((name) => fields[name]?.stays)
  const ordered = [...records].sort((a, b) => Number(b.id === keptId) - Number(a.id === keptId))
  const chosen = { ...startOf(rows, ordered), ...picked }

  const merge = async () => {
    setPending(true)
    const items = ordered.map(({ id, version }) => ({ id, version }))
    const values = chosenValues(kind, rows, records, chosen, keptId)
    const result = await follow(actions.merge({ items, values }), t('done', { count: records.length, nouns }))
    setPending(false)
    if (result?.ok) router.push(back ?? pathOf(kind, keptId))
    else complain(result)
  }
  return (
    <>
      <PageHeader
        title={t('titleOf', { count: records.length, nouns })}
        trail={[{ href: kind.path, label: title }]}
        description={t('about')}
        actions={
          <Button variant="primary" pending={pending} onClick={merge}>
            {t('merge')}
          </Button>
        }
      />
      <div className="mx-3 mb-8 md:mx-4">
        <Card>
          <MergeChoice
            label={t('kept')}
            name="$kept"
            records={records}
            value={keptId}
            onChange={(id) => {
              setKept(id)
              pick({})
            }}
          >
            {(record) => (
              <>
                <strong className="font-medium">{String(record[kind.description.title])}</strong>
                <RecordFacts
                  description={kind.description}
                  options={options}
                  baseCurrency={viewer.baseCurrency}
                  row={record}
                  names={staying}
                />
              </>
            )}
          </MergeChoice>
          {rows.map((row) => (
            <MergeChoice
              key={row.name}
              label={label(row.name)}
              records={records}
              {...row}
              shown={{ kind, options, viewer }}
              value={chosen[row.name]}
              onChange={(id) => pick({ ...picked, [row.name]: id })}
            />
          ))}
          {rows.length === 0 && <p className="pt-3 text-text-muted">{t('same')}</p>}
        </Card>
      </div>
    </>
  )
}
