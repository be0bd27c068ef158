'use client'

import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'

type SenderChoiceProps = { ownAddress: string | null; isOwn: boolean; onChange: (isOwn: boolean) => void }

/** Whether a mail leaves by the company's server or from one's own mailbox; no question without one. */
export function SenderChoice({ ownAddress, isOwn, onChange }: SenderChoiceProps) {
  const t = useTranslations('mail.compose')
  if (ownAddress === null) return null
  return (
    <Field label={t('from')} hint={isOwn ? t('fromOwnHint') : undefined}>
      <Select
        value={isOwn ? 'own' : 'company'}
        onChange={(value) => onChange(value === 'own')}
        options={[
          { value: 'company', label: t('fromCompany') },
          { value: 'own', label: t('fromOwn', { address: ownAddress }) },
        ]}
      />
    </Field>
  )
}
