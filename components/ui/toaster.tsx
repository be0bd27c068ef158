'use client'

import { CircleAlert, CircleCheck, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Toaster as Sonner, toast } from 'sonner'
import { useHotkeys } from './hotkeys'
import { undoNewest } from './undo-stack'
import { UndoToast } from './undo-toast'

/** Where messages appear. Mount once; it also owns Ctrl/⌘ Z. */
export function Toaster() {
  const t = useTranslations('ui')
  useHotkeys({ 'mod+z': () => undoNewest() })

  return (
    <Sonner
      position="bottom-center"
      visibleToasts={4}
      expand
      gap={8}
      closeButton
      containerAriaLabel={t('notifications')}
      mobileOffset={{ bottom: 'calc(4.5rem + env(safe-area-inset-bottom))', left: 8, right: 8 }}
      icons={{
        error: <CircleAlert className="size-4 text-danger" />,
        success: <CircleCheck className="size-4 text-success" />,
        close: <X className="size-3.5" />,
      }}
      toastOptions={{ closeButtonAriaLabel: t('close'), unstyled: true, classNames: CLASSES }}
    />
  )
}

export function toastDone(message: string, description?: string) {
  return toast.success(message, { description })
}

/** Stays until closed: an error must never pass unread. */
export function toastError(message: string, description?: string) {
  return toast.error(message, { description, duration: Number.POSITIVE_INFINITY })
}

type Undoable = { message: string; undo: () => Promise<void>; seconds?: number; onClose?: () => void }

/** Says what happened and offers to take it back for `seconds` (10). `onClose` runs when the offer ends. */
export function toastUndo({ message, undo, seconds = 10, onClose }: Undoable) {
  const id = crypto.randomUUID()
  const close = () => toast.dismiss(id)
  toast.custom(() => <UndoToast id={id} message={message} seconds={seconds} undo={undo} close={close} />, {
    id,
    duration: Number.POSITIVE_INFINITY,
    unstyled: true,
    onDismiss: onClose,
  })
  return id
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
