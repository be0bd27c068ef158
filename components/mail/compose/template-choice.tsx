'use client'

import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import type { Template } from '@/lib/mail/outbound/templates'

type TemplateChoiceProps = { templates: readonly Template[]; onPick: (template: Template) => void }

/** Begins a mail from one that was written before. */
export function TemplateChoice({ templates, onPick }: TemplateChoiceProps) {
  const t = useTranslations('mail.compose')
  if (templates.length === 0) return null
  return (
    <Field label={t('template')}>
      <Select
        value=""
        placeholder={t('chooseTemplate')}
        options={templates.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(id) => {
          const picked = templates.find((each) => each.id === id)
          if (picked) onPick(picked)
        }}
      />
    </Field>
  )
}
