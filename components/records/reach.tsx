'use client'

import { ArrowUpRight, Mail, Phone } from 'lucide-react'
import type { Route } from 'next'
import { useTranslations } from 'next-intl'
import { buttonClass } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { tip } from '@/components/ui/tip'
import type { Email } from '@/lib/fields/emails'
import type { Field } from '@/lib/kernel/entity'

/** Beside a number, an address or another record: the way to use it. */
export function Reach({ field, value: held }: { field: Field | undefined; value: unknown }) {
  const t = useTranslations('records.kind')
  const value = field?.type === 'emails' ? usable(held) : held
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
  if (!isPhone && field?.type !== 'email' && field?.type !== 'emails') return null
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

/** The first address at which mail arrives. */
const usable = (list: unknown): unknown =>
  Array.isArray(list) ? (list as Email[]).find(({ invalid }) => !invalid)?.address : undefined
