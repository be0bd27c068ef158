import clsx from 'clsx'
import { initials } from '@/lib/vietnam/name'
import { COLORS, type Color } from './colors'
import { tip } from './tip'

type AvatarProps = {
  id: string
  name: string
  size?: 'xs' | 'sm' | 'md' | 'lg'
  decorative?: boolean
  className?: string
}

/** A person's or company's initial. `decorative` when the name stands beside it. */
export function Avatar({ id, name, size = 'sm', decorative = false, className }: AvatarProps) {
  return (
    <span
      data-color={colorOf(id)}
      {...(decorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name, ...tip(name) })}
      className={clsx(
        'inline-grid shrink-0 select-none place-items-center rounded-full border border-transparent bg-tint-soft font-semibold text-tint-text',
        SIZES[size],
        className,
      )}
    >
      {initials(name)}
    </span>
  )
}

const SIZES = {
  xs: 'size-5 text-[0.625rem]',
  sm: 'size-6 text-[0.6875rem]',
  md: 'size-8 text-sm',
  lg: 'size-12 text-lg',
}

function colorOf(id: string): Color {
  let sum = 0
  for (const character of id) sum = (sum * 31 + character.charCodeAt(0)) % 9973
  return COLORS[sum % COLORS.length] ?? 'gray'
}
