'use client'

import { FolderInput, UserPlus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Checkbox } from '@/components/ui/checkbox'
import { Segmented } from '@/components/ui/segmented'
import type { PersonItem, UnitItem } from '@/lib/organisation/queries'
import { withBelow } from '@/lib/organisation/tree'
import { AddPeopleDialog } from './add-people-dialog'
import { ChooseUnitDialog } from './choose-unit-dialog'
import type { Organisation } from './use-organisation'

type UnitPeopleProps = {
  unit: UnitItem
  units: UnitItem[]
  people: PersonItem[]
  canWrite: boolean
  put: Organisation['put']
}

/** Who works in a unit, or in all below it too; one or several are sent elsewhere. */
export function UnitPeople({ unit, units, people, canWrite, put }: UnitPeopleProps) {
  const t = useTranslations('organisation')
  const [reach, setReach] = useState<'direct' | 'all'>('direct')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [asking, setAsking] = useState<'add' | 'move'>()
  const below = withBelow(units, unit.id)
  const all = people.filter(({ unitId }) => below.has(unitId))
  const direct = all.filter(({ unitId }) => unitId === unit.id)
  const shown = reach === 'all' ? all : direct
  const moving = shown.filter(({ id }) => chosen.has(id))
  const nameOf = (id: string) => units.find((each) => each.id === id)?.name
  const toggle = (id: string, on: boolean) =>
    setChosen((before) => new Set(on ? [...before, id] : [...before].filter((each) => each !== id)))
  const settle = async (whom: PersonItem[], where: UnitItem) => {
    const refusal = await put(whom, where)
    if (!refusal) setChosen(new Set())
    return refusal
  }

  return (
    <Card
      flush
      title={t('people')}
      actions={
        canWrite && (
          <Button size="sm" icon={<UserPlus />} onClick={() => setAsking('add')}>
            {t('addPeople')}
          </Button>
        )
      }
    >
      <div className="flex flex-wrap items-center justify-between gap-2 px-4 py-2">
        <Segmented
          label={t('people')}
          value={reach}
          onChange={setReach}
          options={[
            { value: 'direct', label: t('direct', { count: direct.length }) },
            { value: 'all', label: t('withBelow', { count: all.length }) },
          ]}
        />
        {moving.length > 0 && (
          <Button size="sm" icon={<FolderInput />} onClick={() => setAsking('move')}>
            {t('movePeople', { count: moving.length })}
          </Button>
        )}
      </div>
      {shown.length === 0 && <p className="px-4 pb-4 text-text-muted">{t('nobody')}</p>}
      <ul aria-label={t('peopleIn', { name: unit.name })} className="divide-y border-t empty:hidden">
        {shown.map((person) => (
          <li key={person.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
            {canWrite ? (
              <Checkbox
                label={person.name}
                hint={person.email}
                checked={chosen.has(person.id)}
                onChange={(on) => toggle(person.id, on)}
              />
            ) : (
              <span className="min-w-0">
                {person.name}
                <span className="block text-sm text-text-muted">{person.email}</span>
              </span>
            )}
            <span className="ms-auto flex flex-wrap items-center gap-1">
              {unit.headId === person.id && <Badge tone="accent">{t('head')}</Badge>}
              {!person.isActive && <Badge>{t('inactive')}</Badge>}
              {person.unitId !== unit.id && (
                <span className="text-sm text-text-muted">{nameOf(person.unitId)}</span>
              )}
            </span>
          </li>
        ))}
      </ul>
      {asking === 'move' && (
        <ChooseUnitDialog
          title={t('movePeople', { count: moving.length })}
          label={t('moveTo')}
          confirm={t('move')}
          units={units}
          onChoose={(where) => settle(moving, where)}
          onClose={() => setAsking(undefined)}
        />
      )}
      {asking === 'add' && (
        <AddPeopleDialog
          unit={unit}
          units={units}
          people={people.filter(({ isActive, unitId }) => isActive && unitId !== unit.id)}
          onAdd={(whom) => settle(whom, unit)}
          onClose={() => setAsking(undefined)}
        />
      )}
    </Card>
  )
}
