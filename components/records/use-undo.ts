'use client'

import { useTranslations } from 'next-intl'
import { toastError, toastUndo } from '@/components/ui/toaster'
import { undoQuietly } from '@/lib/records/actions'
import type { Viewer } from '@/lib/records/viewer'

/** Offers to take a change back; `after` runs when it was, to show what is true again. */
export function useUndo({ undoSeconds }: Viewer, after: () => void) {
  const t = useTranslations('ui')
  const takeBack = async (requestId: string) => {
    const result = await undoQuietly({ requestId }).catch(() => null)
    if (!result) toastError(t('unreachable'))
    else if (!result.ok) toastError(result.error.message)
    after()
  }
  const offer = (message: string, requestId: string | undefined) => {
    if (requestId) toastUndo({ message, seconds: undoSeconds, undo: () => takeBack(requestId) })
  }
  return { offer, takeBack }
}
