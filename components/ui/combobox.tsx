'use client'

import { ChevronDown, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Popover as Radix } from 'radix-ui'
import { type Ref, useState } from 'react'
import { IconButton } from './button'
import { ComboboxList } from './combobox-list'
import { comboboxTrigger } from './combobox-trigger'
import { useFieldControl } from './field'
import { comboboxPopupClass } from './menu-style'
import type { Option } from './select'
import { ColorDot } from './tag'
import { type OptionSource, useOptionSearch } from './use-option-search'

type ComboboxProps = OptionSource & {
  /** Names the search field and its list; usually the field's label. */
  label: string
  value: Option | null
  onChange: (option: Option | null) => void
  onCreate?: (text: string) => void
  placeholder?: string
  clearable?: boolean
  /** Opens with its first showing, for inline editing. */
  openAtOnce?: boolean
  disabled?: boolean
  onBlur?: () => void
  ref?: Ref<HTMLButtonElement>
}

/** One choice out of a list too long to read: searched here or on the server, cleared, or newly made. */
export function Combobox({
  options,
  search,
  value,
  onChange,
  onCreate,
  clearable = true,
  openAtOnce = false,
  ...props
}: ComboboxProps) {
  const { label, placeholder, disabled, onBlur, ref } = props
  const t = useTranslations('ui')
  const field = useFieldControl()
  const [open, setOpen] = useState(openAtOnce)
  const finding = useOptionSearch({ options, search }, open)
  const close = () => {
    setOpen(false)
    finding.setText('')
  }

  return (
    <Radix.Root open={open} onOpenChange={(next) => (next ? setOpen(true) : close())}>
      <Radix.Anchor className="relative flex w-full min-w-0 items-center">
        <Radix.Trigger
          {...field}
          {...comboboxTrigger(() => setOpen(true), 'pe-9')}
          {...(!field.id && { 'aria-label': label })}
          ref={ref}
          disabled={disabled}
          onBlur={onBlur}
        >
          {value?.color && <ColorDot color={value.color} />}
          {value?.icon}
          <span className={value ? 'truncate' : 'truncate text-text-muted'}>
            {value?.label ?? placeholder ?? t('choose')}
          </span>
        </Radix.Trigger>
        {value && clearable && !disabled ? (
          <IconButton
            size="sm"
            label={t('clearOf', { label })}
            icon={<X />}
            onClick={() => onChange(null)}
            className="absolute end-1"
          />
        ) : (
          <ChevronDown aria-hidden className="pointer-events-none absolute end-2.5 size-4 text-text-muted" />
        )}
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
            selected={value ? [value.value] : []}
            onPick={(option) => {
              onChange(option)
              close()
            }}
            onCreate={
              onCreate &&
              ((text) => {
                onCreate(text)
                close()
              })
            }
          />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
