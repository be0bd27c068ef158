'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import type { UnitItem } from '@/lib/organisation/queries'
import { withBelow } from '@/lib/organisation/tree'
import { UnitSelect } from './unit-select'
import type { Organisation } from './use-organisation'

export type Usage = { people: number; units: number; teams: number; shares: number }

type LeaveDialogProps = {
  unit: UnitItem
  how: 'archive' | 'delete'
  units: UnitItem[]
  usage: Usage
  does: Pick<Organisation, 'archive' | 'remove'>
  onClose: () => void
}

/** Before a unit goes: what belongs to it, and which other unit takes that over. */
export function LeaveDialog({ unit, how, units, usage, does, onClose }: LeaveDialogProps) {
  const t = useTranslations('organisation')
  const words = useTranslations('organisation.usage')
  const [replacementId, setReplacementId] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [pending, setPending] = useState(false)
  const used = (['people', 'units', 'teams', 'shares'] as const).flatMap((by) =>
    usage[by] > 0 ? [words(by, { count: usage[by] })] : [],
  )
  const isUsed = used.length > 0
  const confirm = async () => {
    setPending(true)
    const leave = how === 'archive' ? does.archive : does.remove
    const refused = await leave(unit, replacementId ?? undefined)
    setPending(false)
    if (refused) setRefusal(refused)
    else onClose()
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(`${how}Title`, { name: unit.name })}
      description={isUsed ? t('leaveUsed', { usage: used.join(', ') }) : t(`${how}Unused`)}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            variant={how === 'delete' ? 'danger' : 'primary'}
            pending={pending}
            disabled={isUsed && !replacementId}
            onClick={confirm}
          >
            {t(how)}
          </Button>
        </>
      }
    >
      {isUsed && (
        <Field label={t('replacement')} required hint={t('replacementHint')}>
          <UnitSelect
            label={t('replacement')}
            units={units}
            value={replacementId}
            onChange={setReplacementId}
            without={withBelow(units, unit.id)}
          />
        </Field>
      )}
      {refusal && (
        <p role="alert" className="mt-3 text-danger">
          {refusal}
        </p>
      )}
    </Dialog>
  )
}
