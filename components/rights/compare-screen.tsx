'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { PageHeader } from '@/components/shell/page-header'
import { Checkbox } from '@/components/ui/checkbox'
import { EmptyState } from '@/components/ui/empty-state'
import { Field } from '@/components/ui/field'
import { MultiCombobox } from '@/components/ui/multi-combobox'
import { type Option, Select } from '@/components/ui/select'
import { type Column, RightsTable } from './rights-table'

type CompareScreenProps = {
  groups: Option[]
  people: Option[]
  chosen: Option[]
  memberId: string | null
  /** The groups side by side; of a person also what they add up to. */
  columns: Column[]
}

/** What groups allow beside each other, or what a person's groups add up to. */
export function CompareScreen({ groups, people, chosen, memberId, columns }: CompareScreenProps) {
  const t = useTranslations('rights')
  const settings = useTranslations('settings')
  const router = useRouter()
  const [onlyDifferent, setOnlyDifferent] = useState(false)
  const go = (query: string) => router.replace(`/settings/groups/compare?${query}`)
  return (
    <>
      <PageHeader
        title={t('compare')}
        description={t('compareText')}
        trail={[
          { href: '/settings', label: settings('title') },
          { href: '/settings/groups', label: t('title') },
        ]}
      />
      <div className="flex flex-col gap-4 px-3 pb-8 md:px-4">
        <div className="grid max-w-4xl gap-4 sm:grid-cols-2">
          <Field label={t('compareGroups')}>
            <MultiCombobox
              label={t('compareGroups')}
              options={groups}
              value={chosen}
              onChange={(picked) =>
                go(new URLSearchParams({ of: picked.map(({ value }) => value).join() }).toString())
              }
            />
          </Field>
          <Field label={t('comparePerson')}>
            <Select
              value={memberId ?? ''}
              onChange={(id) => go(new URLSearchParams({ member: id }).toString())}
              options={people}
            />
          </Field>
        </div>
        {columns.length === 0 ? (
          <EmptyState title={t('compareEmpty')}>{t('compareText')}</EmptyState>
        ) : (
          <>
            <Checkbox label={t('onlyDifferent')} checked={onlyDifferent} onChange={setOnlyDifferent} />
            <RightsTable label={t('compare')} columns={columns} onlyDifferent={onlyDifferent} />
          </>
        )}
      </div>
    </>
  )
}
