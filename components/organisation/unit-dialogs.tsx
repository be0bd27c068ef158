'use client'

import { useTranslations } from 'next-intl'
import type { PersonItem, UnitItem, UnitUsage } from '@/lib/organisation/queries'
import { withBelow } from '@/lib/organisation/tree'
import { ChooseUnitDialog } from './choose-unit-dialog'
import { LeaveDialog } from './leave-dialog'
import { NewUnitDialog } from './new-unit-dialog'
import type { Organisation } from './use-organisation'

export type UnitQuestion = { kind: 'add' | 'move' | 'archive' | 'delete'; unit: UnitItem }

type UnitDialogsProps = {
  asked: UnitQuestion | undefined
  units: UnitItem[]
  people: PersonItem[]
  usage: UnitUsage[]
  does: Omit<Organisation, 'units'>
  onCreated: (id: string) => void
  onClose: () => void
}

/** What is asked about a unit before something happens to it. */
export function UnitDialogs({ asked, units, people, usage, does, onCreated, onClose }: UnitDialogsProps) {
  const t = useTranslations('organisation')
  if (!asked) return null
  const { kind, unit } = asked
  if (kind === 'add') {
    const created = (id: string) => {
      onCreated(id)
      onClose()
    }
    return (
      <NewUnitDialog units={units} parent={unit} create={does.create} onCreated={created} onClose={onClose} />
    )
  }
  if (kind === 'move') {
    const into = async ({ id }: UnitItem) => {
      does.move(unit, { parentId: id })
      return null
    }
    return (
      <ChooseUnitDialog
        title={t('moveUnit', { name: unit.name })}
        label={t('moveTo')}
        confirm={t('move')}
        units={units}
        without={withBelow(units, unit.id)}
        onChoose={into}
        onClose={onClose}
      />
    )
  }
  const used = usage.find(({ unitId }) => unitId === unit.id)
  const counted = {
    people: people.filter(({ unitId }) => unitId === unit.id).length,
    units: units.filter(
      ({ parentId, isArchived }) => parentId === unit.id && (kind === 'delete' || !isArchived),
    ).length,
    teams: used?.teams ?? 0,
    shares: used?.shares ?? 0,
  }
  return <LeaveDialog unit={unit} how={kind} units={units} usage={counted} does={does} onClose={onClose} />
}
