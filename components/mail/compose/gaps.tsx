'use client'

import { useTranslations } from 'next-intl'
import { emptyFields, type MergeValues, unknownFields } from '@/lib/mail/merge-fields'

/** Fields in a mail that there are none of, and those that stay empty for its recipient. */
export function Gaps({ text, values }: { text: string; values?: MergeValues }) {
  const t = useTranslations('mail.compose')
  const unknown = unknownFields(text)
  const empty = values ? emptyFields(text, values) : []
  if (unknown.length + empty.length === 0) return null
  const named = (fields: readonly string[]) => fields.map((field) => `{{${field}}}`).join(', ')
  return (
    <ul role="status" className="flex flex-col gap-0.5 text-sm text-warning">
      {unknown.length > 0 && <li>{t('unknownFields', { fields: named(unknown) })}</li>}
      {empty.length > 0 && <li>{t('emptyFields', { fields: named(empty) })}</li>}
    </ul>
  )
}
