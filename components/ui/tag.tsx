import clsx from 'clsx'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Color } from './colors'

type TagProps = {
  color?: Color
  children: ReactNode
  onRemove?: () => void
  removeLabel?: string
  className?: string
}

/** A coloured chip. With `onRemove` it carries a button, which needs `removeLabel`. */
export function Tag({ color = 'gray', children, onRemove, removeLabel, className }: TagProps) {
  return (
    <span
      data-color={color}
      className={clsx(
        'inline-flex max-w-full items-center gap-1 rounded-sm border border-transparent bg-tint-soft px-1.5 font-medium text-tint-text text-xs leading-5',
        className,
      )}
    >
      <span className="truncate">{children}</span>
      {onRemove && (
        <button
          type="button"
          aria-label={removeLabel}
          onClick={onRemove}
          className="touch-area -me-1 grid size-4 place-items-center rounded-sm hover:bg-tint/20"
        >
          <X aria-hidden className="size-3" />
        </button>
      )}
    </span>
  )
}

export function ColorDot({ color, className }: { color: Color; className?: string }) {
  return (
    <span
      aria-hidden
      data-color={color}
      className={clsx(
        'inline-block size-2 shrink-0 rounded-full border border-transparent bg-tint',
        className,
      )}
    />
  )
}
