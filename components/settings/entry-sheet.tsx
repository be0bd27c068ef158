'use client'

import { useTranslations } from 'next-intl'
import { RecordForm } from '@/components/records/record-form'
import { writable } from '@/components/records/values'
import type { Viewer } from '@/components/records/viewer'
import { Sheet } from '@/components/ui/sheet'
import type { Entry } from '@/lib/dictionaries/queries'
import type { DictionaryData } from '@/lib/dictionaries/screen'
import { ChainPreview } from './chain-preview'
import type { DictionaryActions } from './dictionary-actions'
import { EntryParts } from './entry-parts'

type EntrySheetProps = {
  data: DictionaryData
  actions: DictionaryActions
  /** Undefined: a new row. */
  entry: Entry | undefined
  /** What a new row begins with beside the usual. */
  defaults?: Record<string, unknown>
  note?: string
  viewer: Viewer
  onSaved: (name: string, undo: string | undefined, id: string) => void
  onClose: () => void
}

/** The form of one row, drawn from the declaration, in a panel over the list. */
export function EntrySheet({
  data,
  actions,
  entry,
  defaults,
  note,
  viewer,
  onSaved,
  onClose,
}: EntrySheetProps) {
  const t = useTranslations('dictionaries')
  const { description, look, options, place } = data
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={entry ? t('editTitle', { name: entry.name }) : t(`${place}.new`)}
      description={note}
    >
      <RecordForm
        description={description}
        fields={fieldsOf(data, entry)}
        options={options}
        values={entry ?? { ...look.defaults, ...defaults }}
        baseCurrency={viewer.baseCurrency}
        beneath={look.preview && ((values) => <ChainPreview values={{ ...entry, ...values }} data={data} />)}
        action={async (values) => {
          const result = entry
            ? await actions.update({ id: entry.id, version: entry.version, patch: values })
            : await actions.create(values)
          return result.ok
            ? { ...result, data: { id: result.data.id, name: String(values.name ?? entry?.name ?? '') } }
            : result
        }}
        onSaved={({ id, name }, { undo }) => onSaved(name, entry && undo, id)}
        onCancel={onClose}
      />
      {entry && data.look.parts && <EntryParts data={data} entry={entry} />}
    </Sheet>
  )
}

/** Pipelines are chosen only where there are several; some fields only once. */
function fieldsOf({ description, look, options }: DictionaryData, entry: Entry | undefined): string[] {
  const pipelines = options.pipeline?.filter(({ isArchived }) => !isArchived).length ?? 0
  return writable(description).filter(
    (name) => !(name === 'pipelineId' && pipelines < 2) && !(entry && look.fixed?.includes(name)),
  )
}
