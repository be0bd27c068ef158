'use client'

import { AlertDialog as Radix } from 'radix-ui'
import { type ReactNode, useState } from 'react'
import { Button } from './button'
import { keepOpener, returnToOpener } from './opener'

type AlertDialogProps = {
  open?: boolean
  onOpenChange?: (open: boolean) => void
  trigger?: ReactNode
  title: string
  description: ReactNode
  confirmLabel: string
  cancelLabel: string
  danger?: boolean
  onConfirm: () => void | Promise<void>
  children?: ReactNode
}

/** Asks before what cannot be undone; `description` names what will go. Closes when `onConfirm` is done. */
export function AlertDialog({
  open,
  onOpenChange,
  trigger,
  title,
  description,
  children,
  ...rest
}: AlertDialogProps) {
  const { confirmLabel, cancelLabel, danger = true, onConfirm } = rest
  const [ownOpen, setOwnOpen] = useState(false)
  const [pending, setPending] = useState(false)
  const setOpen = onOpenChange ?? setOwnOpen

  const confirm = async () => {
    setPending(true)
    try {
      await onConfirm()
      setOpen(false)
    } finally {
      setPending(false)
    }
  }

  return (
    <Radix.Root open={open ?? ownOpen} onOpenChange={setOpen}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-overlay bg-overlay motion-fade" />
        <Radix.Content
          data-modal
          onOpenAutoFocus={keepOpener}
          onCloseAutoFocus={trigger ? undefined : returnToOpener}
          className="fixed inset-x-2 top-1/2 z-overlay mx-auto max-h-[calc(100dvh-1rem)] max-w-md -translate-y-1/2 overflow-y-auto rounded-xl border bg-surface-raised p-5 shadow-overlay outline-none motion-fade"
        >
          <Radix.Title className="text-lg">{title}</Radix.Title>
          <Radix.Description asChild>
            <div className="mt-1 text-pretty text-text-muted">{description}</div>
          </Radix.Description>
          {children && <div className="mt-4">{children}</div>}
          <div className="mt-5 flex flex-wrap justify-end gap-2">
            <Radix.Cancel asChild>
              <Button disabled={pending}>{cancelLabel}</Button>
            </Radix.Cancel>
            <Button variant={danger ? 'danger' : 'primary'} pending={pending} onClick={confirm}>
              {confirmLabel}
            </Button>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
