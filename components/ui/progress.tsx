'use client'

import { Progress as Radix } from 'radix-ui'

type ProgressProps = { label: string; value: number; max: number; note?: string }

/** A bar with its count: `label` says what runs, `note` how long it will take. */
export function Progress({ label, value, max, note }: ProgressProps) {
  const share = max > 0 ? Math.min(1, value / max) : 0
  return (
    <div className="flex flex-col gap-1">
      <div className="flex justify-between gap-4 text-sm">
        <span>{label}</span>
        <span className="figures text-text-muted">{note}</span>
      </div>
      <Radix.Root
        aria-label={label}
        value={max > 0 ? value : null}
        max={max || 1}
        className="h-1.5 overflow-hidden rounded-full border border-transparent bg-surface-pressed forced-colors:border-[CanvasText]"
      >
        <Radix.Indicator
          className="h-full bg-accent transition-[width] duration-200 forced-colors:bg-[Highlight]"
          style={{ width: `${share * 100}%` }}
        />
      </Radix.Root>
    </div>
  )
}
