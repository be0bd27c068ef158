'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { toastDone } from '@/components/ui/toaster'
import { deleteGroup } from '@/lib/rights/actions'
import type { Group } from '@/lib/rights/group-queries'

type DeleteGroupProps = { group: Group; groups: Group[]; onClose: () => void }

/** Asks before a group goes for ever, and into which group its people move. */
export function DeleteGroup({ group, groups, onClose }: DeleteGroupProps) {
  const t = useTranslations('rights')
  const unreachable = useTranslations('ui')('unreachable')
  const [replacementId, setReplacement] = useState<string>()
  const [pending, setPending] = useState(false)
  const [refusal, setRefusal] = useState<string>()
  const { id, version, name, people } = group
  const confirm = async () => {
    setPending(true)
    const result = await deleteGroup({ id, version, replacementId }).catch(() => null)
    setPending(false)
    if (!result?.ok) return setRefusal(result ? result.error.message : unreachable)
    toastDone(t('deleted', { name }))
    onClose()
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('deleteTitle', { name })}
      description={people > 0 ? t('deleteUsed', { count: people }) : t('deleteUnused')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            variant="danger"
            pending={pending}
            disabled={people > 0 && !replacementId}
            onClick={confirm}
          >
            {t('delete')}
          </Button>
        </>
      }
    >
      {people > 0 && (
        <Field label={t('replacement')} required>
          <Select
            value={replacementId ?? ''}
            onChange={setReplacement}
            options={groups
              .filter((other) => other.id !== id)
              .map((other) => ({ value: other.id, label: other.name }))}
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
