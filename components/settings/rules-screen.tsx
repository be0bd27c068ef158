'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { PageHeader } from '@/components/shell/page-header'
import { Segmented } from '@/components/ui/segmented'
import type { RecordRules } from '@/lib/record-rules/rules'
import type { Viewer } from '@/lib/records/viewer'
import { RulePresets } from './rule-presets'
import { RulesForm } from './rules-form'

export type KindRules = {
  name: string
  /** What the product itself demands. */
  always: readonly string[]
  demandable: readonly string[]
  tellingApart: readonly string[]
  /** Fields by whose values a demand may hold: the values of a choice, or rows of a dictionary. */
  deciding: readonly { name: string; values: readonly (string | { id: string; name: string })[] }[]
  rules: RecordRules
}

/** What the company demands of its records, one kind at a time. */
export function RulesScreen({ kinds, viewer }: { kinds: readonly KindRules[]; viewer: Viewer }) {
  const t = useTranslations('recordRules')
  const settings = useTranslations('settings')
  const titles = useTranslations('kinds')
  const [shown, setShown] = useState(kinds[0]?.name ?? '')
  const kind = kinds.find(({ name }) => name === shown)
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('about')}
        trail={[{ href: '/settings', label: settings('title') }]}
      />
      <div className="flex max-w-4xl flex-col gap-4 px-3 pb-8 md:px-4">
        <Segmented
          label={t('kind')}
          value={shown}
          onChange={setShown}
          options={kinds.map(({ name }) => ({
            value: name,
            label: titles(`${name}.title` as 'account.title'),
          }))}
          className="self-start"
        />
        {kind && <RulePresets kind={kind} viewer={viewer} />}
        {kind && <RulesForm key={`${kind.name} ${kind.rules.version}`} kind={kind} />}
      </div>
    </>
  )
}
