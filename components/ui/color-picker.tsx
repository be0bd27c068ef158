'use client'

import clsx from 'clsx'
import { Check } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { RadioGroup } from 'radix-ui'
import { COLORS, type Color } from './colors'
import { useFieldGroup } from './field'
import { tip } from './tip'

type ColorPickerProps = {
  value?: Color
  onChange: (color: Color) => void
  label?: string
  className?: string
}

export function ColorPicker({ value, onChange, label, className }: ColorPickerProps) {
  const t = useTranslations('ui')
  const field = useFieldGroup()
  return (
    <RadioGroup.Root
      {...field}
      {...(label && { 'aria-label': label })}
      value={value ?? null}
      onValueChange={(next) => onChange(next as Color)}
      className={clsx('grid w-fit grid-cols-6 gap-1', className)}
    >
      {COLORS.map((color) => (
        <RadioGroup.Item
          key={color}
          value={color}
          data-color={color}
          aria-label={t(`color.${color}`)}
          {...tip(t(`color.${color}`))}
          className="grid size-7 place-items-center rounded pointer-coarse:size-11"
        >
          <span className="grid size-5 place-items-center rounded-full border border-transparent bg-tint text-surface-raised">
            <RadioGroup.Indicator>
              <Check aria-hidden className="size-3.5 stroke-3" />
            </RadioGroup.Indicator>
          </span>
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  )
}
