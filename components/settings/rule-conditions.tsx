'use client'

import { Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useFieldWords } from '@/components/fields/words'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { MultiCombobox } from '@/components/ui/multi-combobox'
import { Select } from '@/components/ui/select'
import type { Condition } from '@/lib/record-rules/conditions'
import type { KindRules } from './rules-screen'

/** A condition on the screen; one that is being made has no values yet. */
export type Case = Condition & { id: string }

export const ALWAYS = 'always'
const NEW = 'new'

export const caseOf = (condition: Condition): Case => ({ ...condition, id: crypto.randomUUID() })

/** What the server is told: whatever names no value or demands nothing says nothing. */
export const asGiven = (cases: readonly Condition[]) =>
  cases
    .filter(({ is, required }) => is.length > 0 && required.length > 0)
    .map(({ field, is, required }) => ({ field, is: [...is], required: [...required] }))

type RuleConditionsProps = {
  kind: KindRules
  cases: readonly Case[]
  onCases: (change: (cases: Case[]) => Case[]) => void
  chosen: string
  onChosen: (id: string) => void
}

/** For which records the lists below count: all of them, or those with certain values. */
export function RuleConditions({ kind, cases, onCases, chosen, onChosen }: RuleConditionsProps) {
  const t = useTranslations('recordRules')
  const { label } = useFieldWords(kind.name)
  const valuesOf = useValues(kind)
  const now = cases.find(({ id }) => id === chosen)
  const change = (patch: Partial<Case>) =>
    onCases((all) => all.map((each) => (each.id === now?.id ? { ...each, ...patch } : each)))
  const choose = (id: string) => {
    if (id !== NEW) return onChosen(id)
    const made = caseOf({ field: kind.deciding[0]?.name ?? '', is: [], required: [] })
    onCases((all) => [...all, made])
    onChosen(made.id)
  }
  const wordsOf = ({ field, is }: Case) => {
    const named = valuesOf(field).filter(({ value }) => is.includes(value))
    return t('whenIs', { field: label(field), values: named.map((each) => each.label).join(', ') || '…' })
  }
  if (kind.deciding.length === 0) return null
  return (
    <div className="flex flex-wrap items-end gap-3">
      <Field label={t('when')} className="w-72 max-w-full">
        <Select
          value={chosen}
          onChange={choose}
          options={[
            { value: ALWAYS, label: t('always') },
            ...cases.map((each) => ({ value: each.id, label: wordsOf(each) })),
            { value: NEW, label: t('newCondition') },
          ]}
        />
      </Field>
      {now && (
        <>
          <Field label={t('whenField')} className="w-48 max-w-full">
            <Select
              value={now.field}
              onChange={(field) =>
                change({ field, is: [], required: now.required.filter((each) => each !== field) })
              }
              options={kind.deciding.map(({ name }) => ({ value: name, label: label(name) }))}
            />
          </Field>
          <Field label={t('whenValues')} className="min-w-56 flex-1">
            <MultiCombobox
              label={t('whenValues')}
              options={valuesOf(now.field)}
              value={valuesOf(now.field).filter(({ value }) => now.is.includes(value))}
              onChange={(picked) => change({ is: picked.map(({ value }) => value) })}
            />
          </Field>
          <Button
            icon={<Trash2 />}
            onClick={() => {
              onCases((all) => all.filter(({ id }) => id !== now.id))
              onChosen(ALWAYS)
            }}
          >
            {t('removeCondition')}
          </Button>
        </>
      )}
    </div>
  )
}

/** What a deciding field can hold, by its name. */
function useValues({ name: kind, deciding }: KindRules) {
  const { choice } = useFieldWords(kind)
  return (name: string) =>
    (deciding.find((each) => each.name === name)?.values ?? []).map((each) =>
      typeof each === 'string'
        ? { value: each, label: choice(name, each) }
        : { value: each.id, label: each.name },
    )
}
