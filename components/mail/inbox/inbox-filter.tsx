'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { Segmented } from '@/components/ui/segmented'
import { Select } from '@/components/ui/select'
import type { Option } from '@/lib/records/options'
import { type Asked, hrefOf } from './place'

const VIEWS = ['unassigned', 'mine', 'all'] as const

/** Whose mails, and of which team. */
export function InboxFilter({ asked, teams }: { asked: Asked; teams: readonly Option[] }) {
  const t = useTranslations('inbox')
  const router = useRouter()
  const { view, teamId } = asked
  const options = [
    { value: '', label: t('allTeams') },
    ...teams
      .filter(({ id, isArchived }) => !isArchived || id === teamId)
      .map(({ id, name }) => ({ value: id, label: name })),
  ]
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Segmented
        label={t('which')}
        value={view}
        options={VIEWS.map((value) => ({ value, label: t(`views.${value}`) }))}
        onChange={(next) => router.push(hrefOf({ view: next, teamId }))}
      />
      <div className="w-48">
        <Select
          aria-label={t('team')}
          options={options}
          value={teamId ?? ''}
          placeholder={t('allTeams')}
          onChange={(next) => router.push(hrefOf({ view, teamId: next || undefined }))}
        />
      </div>
    </div>
  )
}
