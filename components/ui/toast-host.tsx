'use client'

import { CircleAlert, CircleCheck, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { Toaster as Sonner, toast } from 'sonner'
import type { Undoable } from './toaster'
import { UndoToast } from './undo-toast'

export function ToastHost() {
  const t = useTranslations('ui')
  useEffect(() => mounted(), [])

  return (
    <Sonner
      position="bottom-center"
      visibleToasts={4}
      expand
      style={{ fontFamily: 'inherit' }}
      gap={8}
      closeButton
      containerAriaLabel={t('notifications')}
      mobileOffset={{ bottom: 'calc(var(--chrome-bottom) + 0.5rem)', left: 8, right: 8 }}
      icons={{
        error: <CircleAlert className="size-4 text-danger" />,
        success: <CircleCheck className="size-4 text-success" />,
        close: <X className="size-3.5" />,
      }}
      toastOptions={{ closeButtonAriaLabel: t('close'), unstyled: true, classNames: CLASSES }}
    />
  )
}

let mounted = () => {}

/** Toasts shown earlier than this would be lost. */
export const whenMounted = new Promise<void>((resolve) => {
  mounted = resolve
})

export function showDone(message: string, description?: string) {
  toast.success(message, { description })
}

export function showError(message: string, description?: string) {
  toast.error(message, { description, duration: Number.POSITIVE_INFINITY })
}

export function showUndo({ message, undo, seconds = 10, onClose }: Undoable) {
  const id = crypto.randomUUID()
  const close = () => toast.dismiss(id)
  toast.custom(() => <UndoToast id={id} message={message} seconds={seconds} undo={undo} close={close} />, {
    id,
    duration: Number.POSITIVE_INFINITY,
    unstyled: true,
    onDismiss: onClose,
  })
}

const FRAME =
  'flex w-full items-start gap-2 rounded-lg border border-border bg-surface-raised py-2.5 ps-4 pe-10 text-base text-text shadow-overlay sm:w-96'

const CLASSES = {
  error: FRAME,
  success: FRAME,
  icon: 'mt-0.5',
  title: 'font-medium',
  description: 'text-sm text-text-muted',
  closeButton:
    'absolute end-2 top-2 grid size-6 place-items-center rounded text-text-muted hover:bg-surface-hover hover:text-text',
}
