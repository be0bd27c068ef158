'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Field } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { Input } from '@/components/ui/input'
import { useActionForm } from '@/components/ui/use-action-form'
import { confirmSecondFactor, offerSecondFactor } from '@/lib/identity/actions'
import { PasswordInput } from './password-input'
import { RecoveryCodes } from './recovery-codes'
import { SubmitButton } from './submit-button'

type Offer = { offer: string; secret: string; picture: string }
type FactorSetUpProps = { email: string; leadsTo: string }

/** Scan, enter a first code, keep the recovery codes: then the second factor is on. */
export function FactorSetUp({ email, leadsTo }: FactorSetUpProps) {
  const t = useTranslations('identity.factor')
  const [offer, setOffer] = useState<Offer>()
  const [codes, setCodes] = useState<string[]>()
  const [trouble, setTrouble] = useState<string>()

  useEffect(() => {
    offerSecondFactor({}).then((result) =>
      result.ok ? setOffer(result.data) : setTrouble(result.error.message),
    )
  }, [])

  if (codes) return <RecoveryCodes codes={codes} onKept={() => window.location.assign(leadsTo)} />
  if (trouble) return <p role="alert">{trouble}</p>
  if (!offer) return <p role="status">{t('loading')}</p>
  return <OfferForm offer={offer} email={email} onDone={setCodes} />
}

type OfferFormProps = { offer: Offer; email: string; onDone: (codes: string[]) => void }

function OfferForm({ offer: { offer, secret, picture }, email, onDone }: OfferFormProps) {
  const t = useTranslations('identity.factor')
  const { form, submit, pending, error } = useActionForm({
    defaultValues: {},
    action: (values: { code: string; password: string }) => confirmSecondFactor({ ...values, offer }),
    onSuccess: ({ codes }) => onDone(codes),
  })
  const { errors } = form.formState
  return (
    <Form error={error} onSubmit={submit} className="flex flex-col gap-4">
      <p>{t('scan')}</p>
      {/* biome-ignore lint/performance/noImgElement: a picture made for this page alone */}
      <img
        src={`data:image/svg+xml;utf8,${encodeURIComponent(picture)}`}
        alt={t('picture')}
        width={192}
        height={192}
        className="self-center rounded-lg border"
      />
      <Field label={t('secret')}>
        <Input readOnly value={secret} className="font-mono" onFocus={(event) => event.target.select()} />
      </Field>
      <Field label={t('enter')} error={errors.code?.message} required>
        <Input
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={7}
          className="figures"
          {...form.register('code')}
        />
      </Field>
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <Field label={t('password')} required error={errors.password?.message}>
        <PasswordInput autoComplete="current-password" {...form.register('password')} />
      </Field>
      <SubmitButton wide pending={pending}>
        {t('submit')}
      </SubmitButton>
    </Form>
  )
}
