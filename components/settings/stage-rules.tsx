'use client'

import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { useFieldWords } from '@/components/fields/words'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import type { Entry } from '@/lib/dictionaries/queries'
import type { DictionaryData } from '@/lib/dictionaries/screen'
import { isSame } from '@/lib/kernel/same'
import type { Viewer } from '@/lib/records/viewer'
import { dictionaryActions } from './dictionary-actions'
import { put, RuleLists } from './rule-lists'
import { useDictionary } from './use-dictionary'

const actions = dictionaryActions('stage')

/** What each stage demands before it lets an opportunity in: the gate of the stage's own form. */
export function StageRules({ data, viewer }: { data: DictionaryData; viewer: Viewer }) {
  const t = useTranslations('recordRules')
  const { rows, change } = useDictionary(data, actions, viewer)
  const stages = rows.filter(({ archivedAt }) => !archivedAt)
  const [chosen, setChosen] = useState(stages[0]?.id)
  const stage = stages.find(({ id }) => id === chosen) ?? stages[0]
  const pipelines = data.options.pipeline ?? []
  const wordsOf = ({ name, pipelineId }: Entry) => {
    const of = pipelines.length > 1 ? pipelines.find(({ id }) => id === pipelineId)?.name : undefined
    return t('whenStage', { stage: of ? `${of} · ${name}` : name })
  }
  if (!stage) return null
  return (
    <>
      <Field label={t('when')} hint={t('stageAbout')} className="w-96 max-w-full">
        <Select
          value={stage.id}
          onChange={setChosen}
          options={stages.map((each) => ({ value: each.id, label: wordsOf(each) }))}
        />
      </Field>
      <Gate
        key={`${stage.id} ${stage.version}`}
        stage={stage}
        names={data.description.fields.requiredFields?.options ?? []}
        onSave={(patch) => change(stage, patch)}
      />
    </>
  )
}

type GateProps = {
  stage: Entry
  names: readonly string[]
  onSave: (patch: Record<string, unknown>) => Promise<unknown>
}

function Gate({ stage, names, onSave }: GateProps) {
  const t = useTranslations('recordRules')
  const { choice } = useFieldWords('stage')
  const hasSteps = Array.isArray(stage.requirements) && stage.requirements.length > 0
  const stored = (stage.requiredFields ?? []) as string[]
  const [required, setRequired] = useState(stored)
  const [pending, start] = useTransition()
  const isPrepared = stage.isGate !== true && stored.length > 0
  const isGate = required.length > 0 || (stage.isGate === true && hasSteps)
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <Button
          variant="primary"
          pending={pending}
          disabled={!isPrepared && isSame(required, stored)}
          onClick={() => start(async () => void (await onSave({ isGate, requiredFields: required })))}
        >
          {t('save')}
        </Button>
        {isPrepared && <p className="text-sm text-text-muted">{t('prepared', { stage: stage.name })}</p>}
        {isGate && hasSteps && !stage.isGate && (
          <p className="text-sm text-text-muted">{t('stepsToo', { stage: stage.name })}</p>
        )}
      </div>
      <RuleLists
        names={names}
        required={required}
        label={(name) => choice('requiredFields', name)}
        onMove={(name, on) => setRequired((all) => put(all, name, on))}
      />
    </>
  )
}
