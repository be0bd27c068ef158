'use client'

import { Copy } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { Controller } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { Input } from '@/components/ui/input'
import { RadioGroup } from '@/components/ui/radio-group'
import { toastDone } from '@/components/ui/toaster'
import { useActionForm } from '@/components/ui/use-action-form'
import { setMemberPassword } from '@/lib/identity/actions'
import { PasswordInput } from '../password-input'

type Member = { id: string; name: string }
type Values = { way: 'generate' | 'type'; password: string }

/** Gives a member a temporary password and shows it once. */
export function PasswordDialog({ member, trigger }: { member: Member; trigger: ReactNode }) {
  const t = useTranslations('users')
  const [open, setOpen] = useState(false)
  const [made, setMade] = useState<string>()
  const change = (next: boolean) => {
    setOpen(next)
    if (!next) setMade(undefined)
  }
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      trigger={trigger}
      title={made ? t('passwordDone', { name: member.name }) : t('setPasswordTitle', { name: member.name })}
      description={made ? t('passwordShown') : t('setPasswordText', { name: member.name })}
    >
      {made ? (
        <MadePassword password={made} onDone={() => change(false)} />
      ) : (
        <PasswordForm member={member} onMade={setMade} onCancel={() => change(false)} />
      )}
    </Dialog>
  )
}

type PasswordFormProps = { member: Member; onMade: (password: string) => void; onCancel: () => void }

function PasswordForm({ member, onMade, onCancel }: PasswordFormProps) {
  const t = useTranslations('users')
  const hint = useTranslations('identity')('passwordHint')
  const { form, submit, pending, error } = useActionForm<Values, { password: string }>({
    defaultValues: { way: 'generate', password: '' },
    action: ({ way, password }) => setMemberPassword({ id: member.id, ...(way === 'type' && { password }) }),
    onSuccess: ({ password }) => onMade(password),
  })
  const isTyped = form.watch('way') === 'type'
  return (
    <Form error={error} onSubmit={submit} className="flex flex-col gap-4">
      <Controller
        control={form.control}
        name="way"
        render={({ field }) => (
          <Field label={t('howPassword')}>
            <RadioGroup
              value={field.value}
              onChange={field.onChange}
              options={(['generate', 'type'] as const).map((value) => ({ value, label: t(value) }))}
            />
          </Field>
        )}
      />
      {isTyped && (
        <Field label={t('newPassword')} required hint={hint} error={form.formState.errors.password?.message}>
          <PasswordInput autoComplete="off" {...form.register('password')} />
        </Field>
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel}>{t('cancel')}</Button>
        <Button type="submit" variant="primary" pending={pending}>
          {t('save')}
        </Button>
      </div>
    </Form>
  )
}

function MadePassword({ password, onDone }: { password: string; onDone: () => void }) {
  const t = useTranslations('users')
  const copy = async () => {
    await navigator.clipboard.writeText(password)
    toastDone(t('copied'))
  }
  return (
    <div className="flex flex-col gap-4">
      <Field label={t('newPassword')}>
        <Input readOnly value={password} className="font-mono" onFocus={(event) => event.target.select()} />
      </Field>
      <div className="flex justify-end gap-2">
        <Button icon={<Copy aria-hidden />} onClick={copy}>
          {t('copy')}
        </Button>
        <Button variant="primary" onClick={onDone}>
          {t('done')}
        </Button>
      </div>
    </div>
  )
}
