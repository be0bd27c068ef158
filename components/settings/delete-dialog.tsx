'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { colorOf } from '@/components/fields/props'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Combobox } from '@/components/ui/combobox'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import type { Entry } from '@/lib/dictionaries/queries'
import type { DictionaryData } from '@/lib/dictionaries/screen'
import { withBelow } from '@/lib/organisation/tree'
import type { Node } from './tree'
import { useUsageWords } from './usage-badge'

type DeleteDialogProps = {
  entry: Entry
  data: DictionaryData
  /** Answers why it was refused, or null. */
  onDelete: (replacement: Entry | undefined, withBelow: boolean) => Promise<string | null>
  onArchive: () => void
  onClose: () => void
}

/** Asks before a row goes for ever: what uses it, and which other row takes that over. */
export function DeleteDialog({ entry, data, onDelete, onArchive, onClose }: DeleteDialogProps) {
  const t = useTranslations('dictionaries')
  const usage = useUsageWords()(entry)
  const [replacement, setReplacement] = useState<Entry>()
  const [refusal, setRefusal] = useState<string>()
  const [pending, setPending] = useState(false)
  const below = data.look.isTree ? withBelow(data.entries as Node[], entry.id) : new Set<string>()
  const [isWhole, setWhole] = useState(false)
  const isBelowUsed = isWhole && data.entries.some((each) => below.has(each.id) && hasUsage(each))
  const isUsed = isBelowUsed || (usage !== '' && !(data.place === 'pipelines' && isEmptyPipeline(entry)))
  const { isReplaceable, goesAlong } = data.look
  const isStuck = isUsed && !isReplaceable && !goesAlong

  const confirm = async () => {
    setPending(true)
    const refused = await onDelete(replacement, isWhole)
    setPending(false)
    if (refused) setRefusal(refused)
    else onClose()
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('deleteTitle', { name: entry.name })}
      description={isUsed ? t(goesAlong ? 'deleteAlong' : 'deleteUsed', { usage }) : t('deleteUnused')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          {(isStuck || (isUsed && goesAlong)) && !entry.archivedAt && (
            <Button onClick={onArchive}>{t('archiveInstead')}</Button>
          )}
          {!isStuck && (
            <Button
              variant="danger"
              pending={pending}
              disabled={isUsed && !goesAlong && !replacement}
              onClick={confirm}
            >
              {t('delete')}
            </Button>
          )}
        </>
      }
    >
      {below.size > 1 && (
        <Checkbox
          label={t('withBelow', { count: below.size - 1 })}
          checked={isWhole}
          onChange={setWhole}
          className="mb-3"
        />
      )}
      {isStuck && <p>{t('deleteStuck')}</p>}
      {isUsed && isReplaceable && (
        <ReplacementField entry={entry} data={data} value={replacement} onChange={setReplacement} />
      )}
      {replacement && <p className="mt-3">{t('deleteMoves', { usage, name: replacement.name })}</p>}
      {refusal && (
        <p role="alert" className="mt-3 text-danger">
          {refusal}
        </p>
      )}
    </Dialog>
  )
}

const hasUsage = ({ usage }: Entry) => Object.keys(usage).some((by) => by !== 'stage')

const isEmptyPipeline = ({ usage }: Entry) => !usage.opportunity && !usage.sales_team

type ReplacementFieldProps = Pick<DeleteDialogProps, 'entry' | 'data'> & {
  value: Entry | undefined
  onChange: (entry: Entry | undefined) => void
}

function ReplacementField({ entry, data, value, onChange }: ReplacementFieldProps) {
  const t = useTranslations('dictionaries')
  const others = data.entries.filter((other) => canReplace(entry, other))
  const optionOf = ({ id, name, color }: Entry) => ({
    value: id,
    label: name,
    color: typeof color === 'string' ? colorOf(color) : undefined,
  })
  return (
    <Field label={t('replacement')} required hint={others.length === 0 ? t('noReplacement') : undefined}>
      <Combobox
        label={t('replacement')}
        options={others.map(optionOf)}
        value={value ? optionOf(value) : null}
        onChange={(option) => onChange(others.find(({ id }) => id === option?.value))}
      />
    </Field>
  )
}

// Whatever the server would refuse is not offered: a card is not lost without its own reason.
const canReplace = (entry: Entry, other: Entry): boolean =>
  other.id !== entry.id &&
  !other.archivedAt &&
  other.pipelineId === entry.pipelineId &&
  (other.kind !== 'lost' || entry.kind === 'lost')
