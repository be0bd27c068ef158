'use client'

import { ChevronDown } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Popover as Radix } from 'radix-ui'
import { useState } from 'react'
import { ComboboxList } from './combobox-list'
import { controlClass } from './control'
import { useFieldControl } from './field'
import { comboboxPopupClass } from './menu-style'
import type { Option } from './select'
import { Tag } from './tag'
import { type OptionSource, useOptionSearch } from './use-option-search'

type MultiComboboxProps = OptionSource & {
  label: string
  value: readonly Option[]
  onChange: (options: Option[]) => void
  onCreate?: (text: string) => void
  placeholder?: string
  /** Opens with its first showing, for inline editing. */
  openAtOnce?: boolean
  disabled?: boolean
}

/** Several choices shown as chips; the list stays open while picking. */
export function MultiCombobox({ options, search, value, onChange, onCreate, ...props }: MultiComboboxProps) {
  const { label, placeholder, disabled, openAtOnce = false } = props
  const t = useTranslations('ui')
  const field = useFieldControl()
  const [open, setOpen] = useState(openAtOnce)
  const finding = useOptionSearch({ options, search }, open)
  const without = (id: string) => value.filter((option) => option.value !== id)
  const toggle = (option: Option) => {
    const rest = without(option.value)
    onChange(rest.length < value.length ? rest : [...value, option])
    finding.setText('')
  }
  const create = (text: string) => {
    onCreate?.(text)
    finding.setText('')
  }

  return (
    <Radix.Root open={open} onOpenChange={setOpen}>
      <Radix.Anchor
        className={controlClass('flex h-auto min-h-control flex-wrap items-center gap-1 py-1 ps-1.5 pe-1')}
      >
        {value.map((option) => (
          <Tag
            key={option.value}
            color={option.color}
            removeLabel={t('removeOf', { label: option.label })}
            onRemove={disabled ? undefined : () => onChange(without(option.value))}
          >
            {option.label}
          </Tag>
        ))}
        <Radix.Trigger
          {...field}
          {...(!field.id && { 'aria-label': label })}
          role="combobox"
          aria-haspopup="listbox"
          disabled={disabled}
          className="flex min-h-6 min-w-24 flex-1 items-center justify-between gap-2 rounded-sm px-1 text-start text-text-muted"
        >
          <span className="truncate">{value.length === 0 ? (placeholder ?? t('choose')) : t('addMore')}</span>
          <ChevronDown aria-hidden className="size-4" />
        </Radix.Trigger>
      </Radix.Anchor>
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className={comboboxPopupClass}
        >
          <ComboboxList
            label={label}
            search={finding}
            selected={value.map((option) => option.value)}
            onPick={toggle}
            onCreate={onCreate && create}
          />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
