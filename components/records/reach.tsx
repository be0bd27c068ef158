'use client'

import { Mail, Phone } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { buttonClass } from '@/components/ui/button'
import { tip } from '@/components/ui/tip'
import type { Field } from '@/lib/kernel/entity'

/** Beside a number or an address: the way to use it. */
export function Reach({ field, value }: { field: Field | undefined; value: unknown }) {
  const t = useTranslations('records.kind')
  if (typeof value !== 'string' || !value) return null
  const isPhone = field?.type === 'phone'
  if (!isPhone && field?.type !== 'email') return null
  const label = isPhone ? t('call') : t('mail')
  return (
    <a
      href={`${isPhone ? 'tel' : 'mailto'}:${value}`}
      aria-label={`${label}: ${value}`}
      {...tip(label)}
      className={buttonClass({ variant: 'ghost', size: 'sm', square: true })}
    >
      {isPhone ? <Phone aria-hidden /> : <Mail aria-hidden />}
    </a>
  )
}
