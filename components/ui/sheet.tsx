'use client'

import clsx from 'clsx'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { DialogFooter, DialogHeader, focusFirstField, leaveToEditor } from './dialog'
import { returnToOpener } from './opener'

type SheetProps = {
  open?: boolean
  onOpenChange?: (open: boolean) => void
  trigger?: ReactNode
  title: string
  description?: ReactNode
  footer?: ReactNode
  modal?: boolean
  wide?: boolean
  children?: ReactNode
  onCloseAutoFocus?: (event: Event) => void
}

/** A panel from the right, from the bottom on phones. Not modal, it leaves the page behind it usable. */
export function Sheet({ open, onOpenChange, trigger, modal = true, wide, children, ...rest }: SheetProps) {
  const { title, description, footer, onCloseAutoFocus } = rest
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange} modal={modal}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        {modal && <Radix.Overlay className="fixed inset-0 z-overlay bg-overlay motion-fade" />}
        <Radix.Content
          data-modal={modal || undefined}
          {...(description ? {} : { 'aria-describedby': undefined })}
          onEscapeKeyDown={leaveToEditor}
          onOpenAutoFocus={focusFirstField}
          onCloseAutoFocus={onCloseAutoFocus ?? (trigger ? undefined : returnToOpener)}
          onInteractOutside={modal ? undefined : (event) => event.preventDefault()}
          className={clsx(
            'fixed z-overlay flex flex-col border-border bg-surface-raised shadow-overlay outline-none motion-slide',
            'inset-x-0 bottom-0 max-h-[92dvh] rounded-t-xl border-t pb-[env(safe-area-inset-bottom)]',
            'sm:inset-y-0 sm:start-auto sm:end-0 sm:max-h-none sm:rounded-none sm:border-t-0 sm:border-s',
            wide ? 'sm:w-[min(60rem,92vw)]' : 'sm:w-[min(30rem,92vw)]',
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
