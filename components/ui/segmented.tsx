'use client'

import clsx from 'clsx'
import { ToggleGroup } from 'radix-ui'
import type { ReactNode } from 'react'
import { tip } from './tip'

type SegmentedProps<Value extends string> = {
  label: string
  options: readonly { value: Value; label: string; icon?: ReactNode }[]
  value: Value
  onChange: (value: Value) => void
  iconsOnly?: boolean
  className?: string
}

/** Switches between a few views of the same thing. */
export function Segmented<Value extends string>({
  label,
  options,
  value,
  onChange,
  iconsOnly,
  className,
}: SegmentedProps<Value>) {
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={label}
      value={value}
      onValueChange={(next) => next && onChange(next as Value)}
      className={clsx(
        'inline-flex h-control w-fit items-center rounded border bg-surface-sunken p-0.5',
        className,
      )}
    >
      {options.map((option) => (
        <ToggleGroup.Item
          key={option.value}
          value={option.value}
          {...(iconsOnly && { 'aria-label': option.label, ...tip(option.label) })}
          className="flex h-full items-center gap-1.5 rounded-sm border border-transparent px-2 font-medium text-sm text-text-muted hover:text-text data-[state=on]:border-border data-[state=on]:bg-surface-raised data-[state=on]:text-text data-[state=on]:shadow-card forced-colors:data-[state=on]:border-[Highlight] pointer-coarse:min-w-11 pointer-coarse:justify-center [&_svg]:size-4"
        >
          {option.icon}
          {!iconsOnly && option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  )
}
