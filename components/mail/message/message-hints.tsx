'use client'

import { Check, Sparkles } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useFieldWords } from '@/components/fields/words'
import { useRecordTools } from '@/components/records/record-tools'
import { Button } from '@/components/ui/button'
import type { ShownMessage } from '@/lib/mail/outbound/messages'
import { formatMoney } from '@/lib/vietnam/money'
import { formatPhone } from '@/lib/vietnam/phone-format'

type Hint = ShownMessage['hints'][number]

const FIELDS = { phone: 'contactPhone', company: 'customerName', amount: 'amount' } as const

/** What was found in a mail, with the words it stands in; one click puts it into the record. */
export function MessageHints({ hints }: { hints: Hint[] }) {
  const t = useTranslations('mail.message')
  const tools = useRecordTools()
  const isUsable = ({ kind }: Hint) => kind !== 'amount' || tools?.record.currency === 'VND'
  const shown = hints.filter(isUsable)
  if (!tools || shown.length === 0) return null
  return (
    <section aria-label={t('hints')} className="rounded border bg-surface-sunken px-3 py-2 text-sm">
      <h4 className="mb-1 flex items-center gap-1.5 font-medium text-sm">
        <Sparkles aria-hidden className="size-4 text-text-muted" />
        {t('hints')}
      </h4>
      <ul className="flex flex-col gap-2">
        {shown.map((hint) => (
          <HintLine key={`${hint.kind}-${hint.value}`} hint={hint} tools={tools} />
        ))}
      </ul>
    </section>
  )
}

function HintLine({ hint, tools }: { hint: Hint; tools: NonNullable<ReturnType<typeof useRecordTools>> }) {
  const t = useTranslations('mail.message')
  const { label } = useFieldWords('opportunity')
  const [pending, setPending] = useState(false)
  const name = FIELDS[hint.kind]
  const value = hint.kind === 'amount' ? Number(hint.value) : hint.value
  const isThere = tools.record[name] === value
  const apply = async () => {
    setPending(true)
    await tools.save({ [name]: value })
    setPending(false)
  }
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <div className="min-w-0 flex-1 basis-40">
        <p className="figures font-medium">{written(hint)}</p>
        <p className="text-text-muted [overflow-wrap:anywhere]">{t('evidence', { text: hint.evidence })}</p>
      </div>
      {isThere ? (
        <span className="flex items-center gap-1 text-success">
          <Check aria-hidden className="size-4" />
          {t('applied', { field: label(name) })}
        </span>
      ) : (
        !tools.readOnlyReason && (
          <Button size="sm" pending={pending} onClick={apply}>
            {t('apply', { field: label(name) })}
          </Button>
        )
      )}
    </li>
  )
}

function written({ kind, value }: Hint): string {
  if (kind === 'phone') return formatPhone(value)
  return kind === 'amount' ? formatMoney(BigInt(value), 'VND') : value
}
