'use client'

import { lazy, Suspense, useEffect, useState } from 'react'
import { useHotkeys } from './hotkeys'
import { undoNewest } from './undo-stack'

/** Where messages appear. Mount once; it also owns Ctrl/⌘ Z. What draws them is fetched on the first gesture. */
export function Toaster() {
  const [wanted, setWanted] = useState(false)
  useHotkeys({ 'mod+z': () => undoNewest() })

  useEffect(() => {
    const want = () => setWanted(true)
    const listening = new AbortController()
    for (const gesture of ['pointerdown', 'keydown', SUMMONS]) {
      document.addEventListener(gesture, want, { once: true, signal: listening.signal })
    }
    return () => listening.abort()
  }, [])

  return wanted ? (
    <Suspense>
      <ToastHost />
    </Suspense>
  ) : null
}

export function toastDone(message: string, description?: string) {
  withToasts((toasts) => toasts.showDone(message, description))
}

/** Stays until closed: an error must never pass unread. */
export function toastError(message: string, description?: string) {
  withToasts((toasts) => toasts.showError(message, description))
}

export type Undoable = { message: string; undo: () => Promise<void>; seconds?: number; onClose?: () => void }

/** Says what happened and offers to take it back for `seconds` (10). `onClose` runs when the offer ends. */
export function toastUndo(offer: Undoable) {
  withToasts((toasts) => toasts.showUndo(offer))
}

const SUMMONS = 'toasts-wanted'

const loadToasts = () => import('./toast-host')

const ToastHost = lazy(() => loadToasts().then((module) => ({ default: module.ToastHost })))

async function withToasts(show: (toasts: Awaited<ReturnType<typeof loadToasts>>) => void) {
  document.dispatchEvent(new Event(SUMMONS))
  const toasts = await loadToasts()
  await toasts.whenMounted
  show(toasts)
}
