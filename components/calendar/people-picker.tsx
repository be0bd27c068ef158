'use client'

import { Users } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { MultiCombobox } from '@/components/ui/multi-combobox'
import { Popover } from '@/components/ui/popover'
import { MOST_PEOPLE } from '@/lib/calendar/asked'
import { colorOfPerson, type Person } from './shown'

type PeoplePickerProps = {
  everybody: readonly Person[]
  who: readonly string[]
  ownId: string | null
  onChange: (who: string[]) => void
}

/** Chooses whose calendars are shown; each person has a colour. */
export function PeoplePicker({ everybody, who, ownId, onChange }: PeoplePickerProps) {
  const t = useTranslations('calendar')
  const names = new Map(everybody.map(({ id, name }) => [id, name]))
  const choice = (id: string, at: number) => ({
    value: id,
    label: names.get(id) ?? '',
    ...(at >= 0 && who.length > 1 && { color: colorOfPerson(at) }),
  })
  const options = everybody.map(({ id }) => choice(id, who.indexOf(id)))
  return (
    <Popover
      label={t('people')}
      align="end"
      className="w-80"
      trigger={
        <Button icon={<Users />}>
          {who.length === 1 && who[0] === ownId ? t('onlyMine') : t('peopleCount', { count: who.length })}
        </Button>
      }
    >
      <MultiCombobox
        label={t('people')}
        options={options}
        value={who.map(choice)}
        onChange={(picked) => onChange(picked.slice(0, MOST_PEOPLE).map(({ value }) => value))}
      />
      <p className="mt-2 text-sm text-text-muted">{t('peopleHint', { count: MOST_PEOPLE })}</p>
      {ownId && (
        <Button size="sm" className="mt-2" onClick={() => onChange([ownId])}>
          {t('onlyMine')}
        </Button>
      )}
    </Popover>
  )
}
