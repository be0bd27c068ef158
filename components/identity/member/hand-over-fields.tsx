'use client'

import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { RadioGroup } from '@/components/ui/radio-group'
import { Select } from '@/components/ui/select'
import type { Handable } from '@/lib/ownership/owned'

export type HandOverChoice = {
  way: 'keep' | 'member' | 'team'
  member: string
  team: string
  onlyOpen: boolean
}

export const NO_HAND_OVER: HandOverChoice = { way: 'keep', member: '', team: '', onlyOpen: true }

type HandOverFieldsProps = {
  name: string
  handable: Handable
  value: HandOverChoice
  onChange: (value: HandOverChoice) => void
  /** Whether everything may also stay where it is. */
  canKeep?: boolean
  error?: string
}

/** To whom what a member owns goes, and how much of it. */
export function HandOverFields({ name, handable, value, onChange, canKeep, error }: HandOverFieldsProps) {
  const t = useTranslations('users')
  const ways = [
    ...(canKeep ? [{ value: 'keep', label: t('keep') } as const] : []),
    { value: 'member', label: t('toMember') },
    { value: 'team', label: t('toTeam') },
  ] as const
  const hasClosed = handable.owned.some(({ open, total }) => open < total)
  return (
    <div className="flex flex-col gap-4">
      <Field label={t('handOverTo')}>
        <RadioGroup value={value.way} options={ways} onChange={(way) => onChange({ ...value, way })} />
      </Field>
      {value.way === 'member' && (
        <Field label={t('colleague')} required error={error}>
          <Select
            placeholder={t('choose')}
            value={value.member}
            options={handable.colleagues}
            onChange={(member) => onChange({ ...value, member })}
          />
        </Field>
      )}
      {value.way === 'team' && (
        <Field label={t('team')} required error={error}>
          <Select
            placeholder={t('choose')}
            value={value.team}
            options={handable.teams}
            onChange={(team) => onChange({ ...value, team })}
          />
        </Field>
      )}
      {value.way !== 'keep' && hasClosed && (
        <Field label={t('what')}>
          <RadioGroup
            value={value.onlyOpen ? 'open' : 'all'}
            options={[
              { value: 'open', label: t('onlyOpen'), hint: t('onlyOpenHint', { name }) },
              { value: 'all', label: t('everything'), hint: t('everythingHint', { name }) },
            ]}
            onChange={(what) => onChange({ ...value, onlyOpen: what === 'open' })}
          />
        </Field>
      )}
    </div>
  )
}
