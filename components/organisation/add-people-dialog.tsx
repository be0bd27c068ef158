'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { MultiCombobox } from '@/components/ui/multi-combobox'
import type { Option } from '@/components/ui/select'
import type { PersonItem, UnitItem } from '@/lib/organisation/queries'

type AddPeopleDialogProps = {
  unit: UnitItem
  units: UnitItem[]
  /** Who could be added. */
  people: PersonItem[]
  onAdd: (people: PersonItem[]) => Promise<string | null>
  onClose: () => void
}

/** Brings people from elsewhere into a unit. */
export function AddPeopleDialog({ unit, units, people, onAdd, onClose }: AddPeopleDialogProps) {
  const t = useTranslations('organisation')
  const [chosen, setChosen] = useState<Option[]>([])
  const [refusal, setRefusal] = useState<string | null>(null)
  const [pending, setPending] = useState(false)
  const options = people.map(({ id, name, unitId }) => ({
    value: id,
    label: name,
    hint: units.find((each) => each.id === unitId)?.name,
  }))
  const add = async () => {
    setPending(true)
    const refused = await onAdd(people.filter(({ id }) => chosen.some(({ value }) => value === id)))
    setPending(false)
    if (refused) setRefusal(refused)
    else onClose()
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('addPeopleTo', { name: unit.name })}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button variant="primary" pending={pending} disabled={chosen.length === 0} onClick={add}>
            {t('add')}
          </Button>
        </>
      }
    >
      <Field label={t('people')} hint={t('addPeopleHint')} error={refusal ?? undefined}>
        <MultiCombobox label={t('people')} options={options} value={chosen} onChange={setChosen} />
      </Field>
    </Dialog>
  )
}
