'use client'

import { FileBadge } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { Combobox } from '@/components/ui/combobox'
import { Field } from '@/components/ui/field'
import { LinkButton } from '@/components/ui/link-button'
import { Select } from '@/components/ui/select'
import type { PersonItem, UnitItem } from '@/lib/organisation/queries'
import { pathOf } from './unit-options'
import { UnitPeople } from './unit-people'
import type { Organisation } from './use-organisation'

const KINDS = ['company', 'branch', 'department'] as const

type UnitPanelProps = {
  unit: UnitItem
  units: UnitItem[]
  people: PersonItem[]
  canWrite: boolean
  does: Pick<Organisation, 'change' | 'put'>
}

/** What one unit is, who heads it, who works there. Choices are saved at once and can be taken back. */
export function UnitPanel({ unit, units, people, canWrite, does }: UnitPanelProps) {
  const t = useTranslations('organisation')
  const kinds = useTranslations('organisation.kinds')
  const optionOf = ({ id, name, email }: PersonItem) => ({ value: id, label: name, hint: email })
  const head = people.find(({ id }) => id === unit.headId)
  return (
    <div className="flex flex-col gap-4">
      <Card>
        <p className="mb-3 text-sm text-text-muted empty:hidden">{pathOf(units, unit.id)}</p>
        <div className="grid gap-4 sm:grid-cols-2">
          {unit.kind !== 'root' && (
            <Field label={t('kind')}>
              <Select
                disabled={!canWrite}
                value={unit.kind}
                onChange={(kind) => does.change(unit, { kind })}
                options={KINDS.map((value) => ({ value, label: kinds(value) }))}
              />
            </Field>
          )}
          <Field label={t('head')} hint={t('headHint')}>
            <Combobox
              label={t('head')}
              disabled={!canWrite}
              placeholder={t('noHead')}
              value={head ? optionOf(head) : null}
              onChange={(option) => does.change(unit, { headId: option?.value ?? null })}
              options={people.filter(({ isActive }) => isActive).map(optionOf)}
            />
          </Field>
        </div>
        {unit.kind === 'company' && (
          <LinkButton href={`/settings/organisation/${unit.id}`} icon={<FileBadge />} className="mt-4">
            {t('companyInfo')}
          </LinkButton>
        )}
      </Card>
      <UnitPeople
        key={unit.id}
        unit={unit}
        units={units}
        people={people}
        canWrite={canWrite}
        put={does.put}
      />
    </div>
  )
}
