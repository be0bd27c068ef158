'use client'

import clsx from 'clsx'
import { Star } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type CSSProperties, type KeyboardEvent, useId } from 'react'
import { useFieldGroup } from './field'

type StarsProps = {
  value: number
  max?: number
  onChange?: (value: number) => void
  label?: string
  className?: string
}

/** A rating of 0 to `max` (3), read-only without `onChange`. Arrows change it; Delete or the current star clears it. */
export function Stars({ value, max = 3, onChange, label, className }: StarsProps) {
  const t = useTranslations('ui')
  if (onChange)
    return <EditableStars value={value} max={max} onChange={onChange} label={label} className={className} />

  return (
    <span
      role="img"
      aria-label={[label, t('stars', { count: value })].filter(Boolean).join(': ')}
      style={{ '--full': value, '--empty': max - value } as CSSProperties}
      className={clsx('star-row', className)}
    />
  )
}

type EditableProps = StarsProps & { max: number; onChange: (value: number) => void }

function EditableStars({ value, max, onChange, label, className }: EditableProps) {
  const t = useTranslations('ui')
  const field = useFieldGroup()
  const name = useId()
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key.startsWith('Arrow')) event.stopPropagation()
    if (event.key !== 'Delete' && event.key !== 'Backspace') return
    event.stopPropagation()
    onChange(0)
  }

  return (
    <span
      {...field}
      {...(label && { 'aria-label': label })}
      role="radiogroup"
      onKeyDown={onKeyDown}
      className={clsx('inline-flex', className)}
    >
      {[0, ...stepsTo(max)].map((step) => (
        <label key={step} className={step === 0 ? ZERO : STEP}>
          <input
            type="radio"
            name={name}
            aria-label={t('stars', { count: step })}
            checked={step === value}
            onChange={() => onChange(step)}
            onClick={(event) => event.detail > 0 && step === value && onChange(0)}
            className="absolute size-full cursor-pointer appearance-none rounded-sm opacity-100"
          />
          {step > 0 && <StarIcon filled={step <= value} />}
        </label>
      ))}
    </span>
  )
}

const STEP =
  'relative grid min-h-6 min-w-5 cursor-pointer place-items-center pointer-coarse:min-h-11 pointer-coarse:min-w-11'

const ZERO = 'sr-only focus-within:not-sr-only focus-within:relative focus-within:min-h-6 focus-within:w-1.5'

function StarIcon({ filled }: { filled: boolean }) {
  return (
    <Star
      aria-hidden
      className={clsx('pointer-events-none size-4', filled ? 'fill-star text-star' : 'text-control-border')}
    />
  )
}

function stepsTo(max: number) {
  return Array.from({ length: max }, (_, index) => index + 1)
}
