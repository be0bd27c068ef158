import clsx from 'clsx'
import type { ComponentProps, ReactNode } from 'react'
import { Spinner } from './spinner'
import { tip } from './tip'

export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger'
export type ButtonSize = 'sm' | 'md'

type ButtonProps = ComponentProps<'button'> & {
  variant?: ButtonVariant
  size?: ButtonSize
  icon?: ReactNode
  pending?: boolean
}

export function Button({
  variant = 'secondary',
  size = 'md',
  icon,
  pending,
  children,
  ...props
}: ButtonProps) {
  return (
    <button
      type="button"
      {...props}
      {...pendingProps(pending)}
      className={buttonClass({ variant, size }, props.className)}
    >
      {pending ? <Spinner /> : icon}
      {children}
    </button>
  )
}

type IconButtonProps = Omit<ButtonProps, 'children' | 'icon'> & {
  label: string
  icon: ReactNode
  hint?: string
}

/** A button that shows only an icon. Its label is spoken and shown as a tooltip, with `hint` (a key) beside it. */
export function IconButton({
  label,
  hint,
  icon,
  variant = 'ghost',
  size = 'md',
  pending,
  ...props
}: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      {...tip(label, hint)}
      {...props}
      {...pendingProps(pending)}
      className={buttonClass({ variant, size, square: true }, props.className)}
    >
      {pending ? <Spinner /> : icon}
    </button>
  )
}

export function buttonClass(
  { variant, size, square }: { variant: ButtonVariant; size: ButtonSize; square?: boolean },
  className?: string,
) {
  return clsx(
    'inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded border font-medium',
    'transition-colors duration-100 [&_svg]:size-4 disabled:opacity-50 aria-disabled:opacity-60',
    VARIANTS[variant],
    size === 'sm' ? 'h-control-sm text-sm' : 'h-control text-base',
    square ? (size === 'sm' ? 'w-control-sm' : 'w-control') : size === 'sm' ? 'px-2' : 'px-3',
    className,
  )
}

const VARIANTS: Record<ButtonVariant, string> = {
  primary: 'border-transparent bg-accent text-accent-contrast enabled:hover:bg-accent-hover',
  secondary:
    'border-border-strong bg-surface-raised text-text enabled:hover:bg-surface-hover enabled:active:bg-surface-pressed data-[state=open]:bg-surface-hover',
  ghost:
    'border-transparent text-text-muted enabled:hover:bg-surface-hover enabled:hover:text-text enabled:active:bg-surface-pressed data-[state=open]:bg-surface-hover data-[state=open]:text-text aria-pressed:bg-accent-soft aria-pressed:text-accent',
  danger: 'border-transparent bg-danger text-danger-contrast enabled:hover:bg-danger-hover',
}

function pendingProps(pending?: boolean) {
  if (!pending) return {}
  return { type: 'button', 'aria-busy': true, 'aria-disabled': true, onClick: undefined } as const
}
