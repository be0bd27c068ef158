'use client'

import { CircleAlert, CircleCheck, Inbox, Send } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { Input } from '@/components/ui/input'
import { useActionForm } from '@/components/ui/use-action-form'
import { testMail } from '@/lib/mail/outbound/actions'
import { useTroubleWords } from '../message/state-badge'
import { type TestOutcome, waitForMail } from './wait-for-mail'

type TestDialogProps = { hasUnsaved: boolean; ownAddress: string }

/** Sends a short mail and shows what the server says to it. */
export function TestDialog({ hasUnsaved, ownAddress }: TestDialogProps) {
  const t = useTranslations('mailSettings.test')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('open')}</Button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title={t('title')}
        description={hasUnsaved ? t('unsaved') : t('about')}
      >
        <TestForm ownAddress={ownAddress} disabled={hasUnsaved} />
      </Dialog>
    </>
  )
}

function TestForm({ ownAddress, disabled }: { ownAddress: string; disabled: boolean }) {
  const t = useTranslations('mailSettings.test')
  const [outcome, setOutcome] = useState<TestOutcome | 'waiting'>()
  const { form, submit, pending, error } = useActionForm({
    defaultValues: { to: ownAddress },
    action: testMail,
    onSuccess: async ({ id }) => {
      setOutcome('waiting')
      setOutcome(await waitForMail(id))
    },
  })
  return (
    <Form
      error={error}
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.stopPropagation()
        void submit(event)
      }}
    >
      <Field label={t('to')} required error={form.formState.errors.to?.message}>
        <Input type="email" inputMode="email" autoCapitalize="none" {...form.register('to')} />
      </Field>
      <div aria-live="polite">{outcome && <Outcome outcome={outcome} />}</div>
      <p className="text-sm text-text-muted">{t('bulk')}</p>
      <div>
        <Button
          type="submit"
          variant="primary"
          icon={<Send />}
          disabled={disabled}
          pending={pending || outcome === 'waiting'}
        >
          {t('send')}
        </Button>
      </div>
    </Form>
  )
}

const LOOKS = {
  sent: [CircleCheck, 'border-success bg-success-soft text-success'],
  failed: [CircleAlert, 'border-danger bg-danger-soft text-danger'],
  captured: [Inbox, 'border-warning bg-warning-soft text-text'],
  late: [Inbox, 'border-warning bg-warning-soft text-text'],
} as const

function Outcome({ outcome }: { outcome: TestOutcome | 'waiting' }) {
  const t = useTranslations('mailSettings.test')
  const words = useTroubleWords()
  if (outcome === 'waiting') return <p className="text-text-muted">{t('waiting')}</p>
  const [Icon, look] = LOOKS[outcome.kind]
  return (
    <div className={`flex gap-2 rounded border px-3 py-2 ${look}`}>
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 [overflow-wrap:anywhere]">
        <p className="font-medium">{t(outcome.kind)}</p>
        {outcome.said && (
          <p>
            {t('reply')}: <code>{words(outcome.said)}</code>
          </p>
        )}
      </div>
    </div>
  )
}
