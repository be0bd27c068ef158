'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toastError } from '@/components/ui/toaster'
import type { Result } from '@/lib/kernel/result'
import { markAllNotifications, markNotifications } from '@/lib/notifications/actions'
import type { ShownNotification } from '@/lib/notifications/queries'

/** Rows that are marked at once on the screen, and taken back when the server refuses. */
export function useNotifications(first: readonly ShownNotification[]) {
  const t = useTranslations('ui')
  const [rows, setRows] = useState(first)
  const [shown, setShown] = useState(first)
  if (shown !== first) {
    setShown(first)
    setRows(first)
  }
  async function tell(next: readonly ShownNotification[], work: Promise<Result<unknown>>) {
    setRows(next)
    const result = await work.catch(() => null)
    if (result?.ok) return
    setRows(rows)
    toastError(result ? result.error.message : t('unreachable'))
  }
  return {
    rows,
    mark: (id: string, isRead: boolean) =>
      tell(
        rows.map((row) => (row.id === id ? { ...row, isRead } : row)),
        markNotifications({ ids: [id], isRead }),
      ),
    markAll: () =>
      tell(
        rows.map((row) => ({ ...row, isRead: true })),
        markAllNotifications({}),
      ),
  }
}
