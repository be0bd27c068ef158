'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import type { UnitItem } from '@/lib/organisation/queries'
import { UnitSelect } from './unit-select'

type ChooseUnitDialogProps = {
  title: string
  label: string
  confirm: string
  units: UnitItem[]
  without?: ReadonlySet<string>
  /** Answers why it was refused, or null. */
  onChoose: (unit: UnitItem) => Promise<string | null>
  onClose: () => void
}

/** Asks for one unit and does something with it. */
export function ChooseUnitDialog({
  title,
  label,
  confirm,
  units,
  without,
  onChoose,
  onClose,
}: ChooseUnitDialogProps) {
  const t = useTranslations('organisation')
  const [chosenId, setChosenId] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [pending, setPending] = useState(false)
  const chosen = units.find(({ id }) => id === chosenId)
  const choose = async () => {
    if (!chosen) return
    setPending(true)
    const refused = await onChoose(chosen)
    setPending(false)
    if (refused) setRefusal(refused)
    else onClose()
  }
  return (
    <Dialog
      open
      size="sm"
      onOpenChange={(open) => !open && onClose()}
      title={title}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button variant="primary" disabled={!chosen} pending={pending} onClick={choose}>
            {confirm}
          </Button>
        </>
      }
    >
      <Field label={label} error={refusal ?? undefined}>
        <UnitSelect label={label} units={units} value={chosenId} onChange={setChosenId} without={without} />
      </Field>
    </Dialog>
  )
}
