'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { AlertDialog } from '@/components/ui/alert-dialog'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { Input } from '@/components/ui/input'
import { toastDone, toastError } from '@/components/ui/toaster'
import { useActionForm } from '@/components/ui/use-action-form'
import { createIntakeKey, revokeIntakeKey } from '@/lib/mail/inbound/actions'
import { CopyBlock } from './inbound-copy'

export type ShownKey = { id: string; name: string; created: string; lastUsed: string | null }

/** The keys of the HTTP intake: make one, see it once, end it. */
export function InboundKeys({ keys }: { keys: ShownKey[] }) {
  const t = useTranslations('intakes')
  const [secret, setSecret] = useState<string | null>(null)
  const { form, submit, pending, error } = useActionForm<{ name: string }, { secret: string }>({
    action: createIntakeKey,
    defaultValues: { name: '' },
    onSuccess: (made) => {
      setSecret(made.secret)
      form.reset()
    },
  })
  return (
    <Card title={t('keys')}>
      <p className="mb-3 max-w-prose text-text-muted">{t('keysText')}</p>
      {keys.length === 0 && <p className="mb-3">{t('noKeys')}</p>}
      <ul className="mb-3 flex flex-col divide-y">
        {keys.map((key) => (
          <KeyRow key={key.id} entry={key} />
        ))}
      </ul>
      {secret && (
        <div role="status" className="mb-3 flex flex-col gap-1">
          <p className="font-medium">{t('secret')}</p>
          <CopyBlock name={t('secret')} text={secret} />
          <p className="text-sm text-text-muted">{t('secretText')}</p>
        </div>
      )}
      <Form onSubmit={submit} error={error} className="flex flex-wrap items-end gap-2">
        <Field
          label={t('name')}
          hint={t('nameHint')}
          error={form.formState.errors.name?.message}
          required
          className="w-72 max-w-full"
        >
          <Input {...form.register('name')} />
        </Field>
        <Button type="submit" variant="primary" pending={pending} className="mb-6">
          {t('create')}
        </Button>
      </Form>
    </Card>
  )
}

function KeyRow({ entry: { id, name, created, lastUsed } }: { entry: ShownKey }) {
  const t = useTranslations('intakes')
  const revoke = async () => {
    const result = await revokeIntakeKey({ id }).catch(() => null)
    if (result?.ok) toastDone(t('revoked'))
    else if (result) toastError(result.error.message)
  }
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{name}</span>
        <span className="block text-sm text-text-muted">
          {t('created', { date: created })} · {lastUsed ? t('lastUsed', { date: lastUsed }) : t('neverUsed')}
        </span>
      </span>
      <AlertDialog
        trigger={
          <Button size="sm" aria-label={t('revokeOf', { name })}>
            {t('revoke')}
          </Button>
        }
        title={t('revokeTitle', { name })}
        description={t('revokeText')}
        confirmLabel={t('revoke')}
        cancelLabel={t('cancel')}
        onConfirm={revoke}
      />
    </li>
  )
}
