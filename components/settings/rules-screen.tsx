'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { PageHeader } from '@/components/shell/page-header'
import { Segmented } from '@/components/ui/segmented'
import type { DictionaryData } from '@/lib/dictionaries/screen'
import type { RecordRules } from '@/lib/record-rules/rules'
import type { Viewer } from '@/lib/records/viewer'
import { RulePresets } from './rule-presets'
import { RulesForm } from './rules-form'
import { StageRules } from './stage-rules'

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

/** Opportunities are asked for more on their way, by each stage. */
const STAGED = 'opportunity'

type RulesScreenProps = { kinds: readonly KindRules[]; stages?: DictionaryData; viewer: Viewer }

/** What the company demands of its records, one kind at a time. */
export function RulesScreen({ kinds, stages, viewer }: RulesScreenProps) {
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
          options={[...kinds.map(({ name }) => name), ...(stages ? [STAGED] : [])].map((name) => ({
            value: name,
            label: titles(`${name}.title` as 'account.title'),
          }))}
          className="max-w-full self-start overflow-x-auto [&>*]:shrink-0"
        />
        {kind && <RulePresets kind={kind} viewer={viewer} />}
        {kind && <RulesForm key={`${kind.name} ${kind.rules.version}`} kind={kind} />}
        {stages && shown === STAGED && <StageRules data={stages} viewer={viewer} />}
      </div>
    </>
  )
}
