'use client'

import { ArrowUpRight, Mail, Phone } from 'lucide-react'
import type { Route } from 'next'
import { useTranslations } from 'next-intl'
import { buttonClass } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { tip } from '@/components/ui/tip'
import type { Field } from '@/lib/kernel/entity'

/** Beside a number, an address or another record: the way to use it. */
export function Reach({ field, value }: { field: Field | undefined; value: unknown }) {
  const t = useTranslations('records.kind')
  if (typeof value !== 'string' || !value) return null
  if (field?.type === 'record' && field.path) {
    const label = t('openRecord')
    return (
      <Link
        href={`${field.path}/${value}` as Route}
        aria-label={label}
        {...tip(label)}
        className={buttonClass({ variant: 'ghost', size: 'sm', square: true })}
      >
        <ArrowUpRight aria-hidden />
      </Link>
    )
  }
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
