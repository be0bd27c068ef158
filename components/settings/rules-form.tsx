'use client'

import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { useFieldWords } from '@/components/fields/words'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Checkbox } from '@/components/ui/checkbox'
import { toastDone, toastError } from '@/components/ui/toaster'
import { saveRules } from '@/lib/record-rules/actions'
import { ALWAYS, asGiven, type Case, caseOf, RuleConditions } from './rule-conditions'
import { put, RuleLists } from './rule-lists'
import type { KindRules } from './rules-screen'

/** What must be filled, always or while something else holds; and what may not be there twice. */
export function RulesForm({ kind }: { kind: KindRules }) {
  const t = useTranslations('recordRules')
  const ui = useTranslations('ui')
  const { label } = useFieldWords(kind.name)
  const [required, setRequired] = useState(kind.rules.required)
  const [cases, setCases] = useState<Case[]>(() => kind.rules.conditional.map(caseOf))
  const [chosen, setChosen] = useState(ALWAYS)
  const [distinct, setDistinct] = useState(kind.rules.distinct)
  const [pending, start] = useTransition()
  const now = cases.find(({ id }) => id === chosen)
  const demand = (name: string, on: boolean) => {
    if (!now) return setRequired((all) => put(all, name, on))
    setCases((all) =>
      all.map((each) => (each.id === now.id ? { ...each, required: put(each.required, name, on) } : each)),
    )
  }
  const save = () =>
    start(async () => {
      const { version } = kind.rules
      const result = await saveRules({
        kind: kind.name,
        required: [...required],
        conditional: asGiven(cases),
        distinct: [...distinct],
        version,
      }).catch(() => null)
      if (result?.ok) toastDone(t('saved'))
      else toastError(result?.error.message ?? ui('unreachable'))
    })
  return (
    <>
      <div>
        <Button variant="primary" pending={pending} onClick={save}>
          {t('save')}
        </Button>
      </div>
      <RuleConditions kind={kind} cases={cases} onCases={setCases} chosen={chosen} onChosen={setChosen} />
      <RuleLists
        names={kind.demandable.filter((name) => !now || (name !== now.field && !required.includes(name)))}
        required={now ? now.required : required}
        label={label}
        onMove={demand}
      />
      <Card title={t('distinct')}>
        <p className="mb-3 text-sm text-text-muted">{t('distinctAbout')}</p>
        <div className="flex flex-wrap gap-x-6 gap-y-3">
          {kind.tellingApart.map((name) => (
            <Checkbox
              key={name}
              label={label(name)}
              checked={distinct.includes(name)}
              onChange={(on) => setDistinct((all) => put(all, name, on))}
            />
          ))}
        </div>
      </Card>
    </>
  )
}
