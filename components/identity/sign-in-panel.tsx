'use client'

import { signIn } from 'next-auth/react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Field } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { Input } from '@/components/ui/input'
import { useActionForm } from '@/components/ui/use-action-form'
import type { Result } from '@/lib/kernel/result'
import { CodeForm } from './code-form'
import { DemoHint } from './demo-hint'
import { DoorCard } from './door-card'
import { PasswordInput } from './password-input'
import { SubmitButton } from './submit-button'
import { TextLink } from './text-link'

export type Values = { email: string; password: string; code?: string }
type SignInPanelProps = { next: string; canSignUp: boolean; isDemo: boolean }

export function SignInPanel({ next, canSignUp, isDemo }: SignInPanelProps) {
  const t = useTranslations('identity')
  const say = useRefusal()
  const [asksCode, setAsksCode] = useState(false)
  const { form, submit, pending, error } = useActionForm<Values, null>({
    defaultValues: {},
    action: async ({ email, password, code }): Promise<Result<null>> => {
      const proof = { email, password, ...(asksCode && { code }) }
      const answer = await signIn('credentials', { ...proof, redirect: false })
      if (answer?.ok) return { ok: true, data: null }
      const reason = answer?.error === 'secondFactor' ? 'conflict' : 'forbidden'
      return { ok: false, error: { code: reason, message: say(answer?.error) } }
    },
    onSuccess: () => window.location.assign(next),
    onFailure: ({ code }) => {
      if (code !== 'conflict') return form.setFocus(asksCode ? 'code' : 'password', { shouldSelect: true })
      form.clearErrors()
      setAsksCode(true)
    },
  })
  const startAgain = () => {
    setAsksCode(false)
    form.reset()
  }
  const fill = (email: string) => {
    form.setValue('email', email)
    form.setFocus('password')
  }

  if (asksCode)
    return <CodeForm form={form} submit={submit} pending={pending} error={error} onBack={startAgain} />

  return (
    <>
      <DoorCard
        title={t('signIn.title')}
        footer={
          canSignUp && (
            <p>
              {t('signIn.noAccount')} <TextLink href="/sign-up">{t('signIn.signUp')}</TextLink>
            </p>
          )
        }
      >
        <Form error={error} onSubmit={submit} className="flex flex-col gap-4">
          <Field label={t('email')}>
            <Input
              type="email"
              inputMode="email"
              autoComplete="username"
              autoCapitalize="none"
              required
              {...form.register('email')}
            />
          </Field>
          <Field label={t('password')}>
            <PasswordInput autoComplete="current-password" required {...form.register('password')} />
          </Field>
          <SubmitButton wide pending={pending}>
            {t('signIn.submit')}
          </SubmitButton>
          <p className="text-center">
            <TextLink href="/forgot">{t('signIn.forgot')}</TextLink>
          </p>
        </Form>
      </DoorCard>
      {isDemo && <DemoHint onPick={fill} />}
    </>
  )
}

/** The words of a refusal that next-auth passed on as "key" or "key:seconds". */
function useRefusal(): (error: string | null | undefined) => string {
  const t = useTranslations('identity')
  const errors = useTranslations('errors')
  return (error) => {
    const [key = '', seconds = '60'] = (error ?? '').split(':')
    const isKey = /^[a-zA-Z]+$/.test(key) && errors.has(key)
    return isKey ? errors(key, { seconds }) : t('signIn.failed')
  }
}
