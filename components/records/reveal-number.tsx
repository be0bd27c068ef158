'use client'

import { Eye, EyeOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { IconButton } from '@/components/ui/button'
import { toastError } from '@/components/ui/toaster'
import { revealNumber } from '@/lib/records/actions'

type RevealNumberProps = { kind: string; id: string; field: string; label: string }

/** The whole of a number that is shown by its last digits; each look is noted in the log. */
export function RevealNumber({ kind, id, field, label }: RevealNumberProps) {
  const t = useTranslations('records.citizenId')
  const ui = useTranslations('ui')
  const [number, setNumber] = useState<string>()
  const [pending, start] = useTransition()
  const reveal = () =>
    start(async () => {
      const result = await revealNumber({ kind, id, field }).catch(() => null)
      if (result?.ok) setNumber(result.data.number)
      else toastError(result?.error.message ?? ui('unreachable'))
    })
  return (
    <span className="flex items-center gap-1">
      <output className="figures whitespace-nowrap" aria-label={label}>
        {number}
      </output>
      <IconButton
        size="sm"
        variant="ghost"
        pending={pending}
        label={t(number ? 'hide' : 'reveal', { field: label })}
        icon={number ? <EyeOff /> : <Eye />}
        onClick={() => (number ? setNumber(undefined) : reveal())}
      />
    </span>
  )
}
