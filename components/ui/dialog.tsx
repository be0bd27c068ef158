'use client'

import clsx from 'clsx'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { IconButton } from './button'
import { keepOpener, returnToOpener } from './opener'

type DialogProps = {
  open?: boolean
  onOpenChange?: (open: boolean) => void
  trigger?: ReactNode
  title: string
  description?: ReactNode
  footer?: ReactNode
  size?: 'sm' | 'md' | 'lg'
  children?: ReactNode
}

export function Dialog({
  open,
  onOpenChange,
  trigger,
  title,
  description,
  footer,
  size = 'md',
  children,
}: DialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-overlay bg-overlay motion-fade" />
        <Radix.Content
          data-modal
          onEscapeKeyDown={leaveToEditor}
          onOpenAutoFocus={focusFirstField}
          onCloseAutoFocus={trigger ? undefined : returnToOpener}
          {...(description ? {} : { 'aria-describedby': undefined })}
          className={clsx(
            'fixed inset-x-2 top-1/2 z-overlay mx-auto flex max-h-[min(44rem,calc(100dvh-1rem))] -translate-y-1/2 flex-col rounded-xl border border-border bg-surface-raised shadow-overlay outline-none motion-fade',
            SIZES[size],
          )}
        >
          <DialogHeader title={title} description={description} />
          <div className="min-h-0 flex-1 overflow-y-auto px-5 pb-5">{children}</div>
          {footer && <DialogFooter>{footer}</DialogFooter>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

const SIZES = { sm: 'max-w-sm', md: 'max-w-lg', lg: 'max-w-3xl' }

export function DialogHeader({ title, description }: { title: string; description?: ReactNode }) {
  const t = useTranslations('ui')
  return (
    <header className="flex items-start gap-2 px-5 pt-4 pb-3">
      <div className="min-w-0 flex-1 pt-0.5">
        <Radix.Title className="text-lg">{title}</Radix.Title>
        {description && <Radix.Description className="text-text-muted">{description}</Radix.Description>}
      </div>
      <Radix.Close asChild>
        <IconButton label={t('close')} icon={<X />} className="-me-2" />
      </Radix.Close>
    </header>
  )
}

export function DialogFooter({ children }: { children: ReactNode }) {
  return (
    <footer className="flex flex-wrap justify-end gap-2 rounded-b-[inherit] border-t bg-surface-sunken px-5 py-3">
      {children}
    </footer>
  )
}

/** Esc in an inline editor reverts that editor and leaves the dialog open. */
export function leaveToEditor(event: KeyboardEvent) {
  if (event.target instanceof Element && event.target.closest('[data-inline-editing]')) event.preventDefault()
}

/** Puts the cursor into the first field; under a finger that would only raise the keyboard. */
export function focusFirstField(event: Event) {
  keepOpener(event)
  const panel = event.currentTarget
  if (!(panel instanceof HTMLElement)) return
  const isTouch = matchMedia('(pointer: coarse)').matches
  const field = isTouch ? null : panel.querySelector<HTMLElement>(FIELDS)
  event.preventDefault()
  if (field) field.focus()
  else panel.focus()
}

const FIELDS = '[autofocus], input:not([type="hidden"]):not([type="checkbox"]), textarea, [role="combobox"]'
