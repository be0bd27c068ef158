import clsx from 'clsx'
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { Stars } from '@/components/ui/stars'
import { maskedNumber } from '@/lib/vietnam/citizen-id'
import { formatDate, formatDateTime, formatToTheSecond } from '@/lib/vietnam/date'
import { formatNumber } from '@/lib/vietnam/decimal'
import { formatMoney } from '@/lib/vietnam/money'
import { formatPhone } from '@/lib/vietnam/phone-format'
import { instantOf, listOf, textOf, type ValueProps } from './props'

export function TextValue({ value }: ValueProps) {
  return <span className="break-words">{textOf(value)}</span>
}

export function CodeValue({ value }: ValueProps) {
  return <span className="figures whitespace-nowrap">{textOf(value)}</span>
}

export function CitizenIdValue({ value }: ValueProps) {
  return <span className="figures whitespace-nowrap">{maskedNumber(value)}</span>
}

export function UrlValue({ value, plain }: ValueProps) {
  const href = textOf(value)
  const shown = href.replace(/^https?:\/\//, '')
  if (plain) return <span className="break-all">{shown}</span>
  return (
    <a href={href} target="_blank" rel="noreferrer" className="break-all text-accent hover:underline">
      {shown}
    </a>
  )
}

export function LongTextValue({ value }: ValueProps) {
  return <span className="whitespace-pre-line break-words">{textOf(value)}</span>
}

export function EmailValue({ value, plain }: ValueProps) {
  const address = textOf(value)
  if (plain) return <span className="break-all">{address}</span>
  return (
    <a href={`mailto:${address}`} className="break-all text-accent hover:underline">
      {address}
    </a>
  )
}

export function AddressesValue({ value }: ValueProps) {
  return <span>{listOf(value).join(', ')}</span>
}

export function PhoneValue({ value, plain }: ValueProps) {
  const number = textOf(value)
  const shown = <span className="figures whitespace-nowrap">{formatPhone(number)}</span>
  if (plain) return shown
  return (
    <a href={`tel:${number}`} className="text-accent hover:underline">
      {shown}
    </a>
  )
}

export function NumberValue({ value }: ValueProps) {
  const locale = useLocale()
  return <span className="figures">{formatNumber(Number(value), locale)}</span>
}

export function PercentValue({ value }: ValueProps) {
  return <span className="figures">{`${textOf(value)}%`}</span>
}

export function MoneyValue({ value, currency = 'VND' }: ValueProps) {
  const locale = useLocale()
  if (typeof value !== 'number') return null
  return <span className="figures whitespace-nowrap">{formatMoney(value, currency, locale)}</span>
}

export function RatingValue({ value, field }: ValueProps) {
  return <Stars value={Number(value)} max={field.max ?? 3} />
}

export function DateValue({ value }: ValueProps) {
  return <span className="figures whitespace-nowrap">{formatDate(textOf(value))}</span>
}

export function InstantValue({ value, field }: ValueProps) {
  const timeZone = useTimeZone()
  const t = useTranslations('cases')
  const moment = instantOf(value)
  if (!moment) return null
  const isLate = field.isDeadline && moment < new Date()
  return (
    <time
      dateTime={moment.toISOString()}
      title={formatToTheSecond(moment, timeZone)}
      className={clsx('figures whitespace-nowrap', isLate && 'font-medium text-danger')}
      suppressHydrationWarning
    >
      {formatDateTime(moment, timeZone)}
      {isLate && <span className="sr-only"> ({t('late')})</span>}
    </time>
  )
}
