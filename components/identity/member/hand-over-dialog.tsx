'use client'

import { ArrowRightLeft } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { Handable } from '@/lib/ownership/owned'
import { HandOverFields, NO_HAND_OVER } from './hand-over-fields'
import { useHandOver } from './use-hand-over'

type HandOverDialogProps = { member: { id: string; name: string }; handable: Handable; undoSeconds: number }

export function HandOverDialog({ member, handable, undoSeconds }: HandOverDialogProps) {
  const t = useTranslations('users')
  const [open, setOpen] = useState(false)
  const [choice, setChoice] = useState({ ...NO_HAND_OVER, way: 'member' as const } as typeof NO_HAND_OVER)
  const [pending, setPending] = useState(false)
  const [error, setError] = useState<string>()
  const handOver = useHandOver(member, undoSeconds)
  const give = async () => {
    setPending(true)
    const refused = await handOver(choice)
    setPending(false)
    setError(refused)
    if (!refused) setOpen(false)
  }
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={t('handOverTitle', { name: member.name })}
      description={t('handOverText')}
      trigger={<Button icon={<ArrowRightLeft aria-hidden />}>{t('handOver')}</Button>}
      footer={
        <>
          <Button onClick={() => setOpen(false)}>{t('cancel')}</Button>
          <Button variant="primary" pending={pending} onClick={give}>
            {t('handOver')}
          </Button>
        </>
      }
    >
      <HandOverFields
        name={member.name}
        handable={handable}
        value={choice}
        error={error}
        onChange={(next) => {
          setError(undefined)
          setChoice(next)
        }}
      />
    </Dialog>
  )
}
