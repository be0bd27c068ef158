'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { toastError } from '@/components/ui/toaster'
import type { ImportChoice } from '@/db/schema'
import { importRows } from '@/lib/import/actions'
import type { ShownRow } from '@/lib/import/reads'

type Shown = 'all' | 'matched' | 'refused'
export type RowList = ReturnType<typeof useImportRows>

/** The rows of an import, a page at a time. */
export function useImportRows(id: string, shown: Shown) {
  const t = useTranslations('import')
  const [rows, setRows] = useState<ShownRow[]>([])
  const [next, setNext] = useState<number | null>(null)
  const [pending, setPending] = useState(true)

  useEffect(() => {
    let isCurrent = true
    setPending(true)
    void importRows({ id, after: 0, shown })
      .catch(() => null)
      .then((found) => {
        if (!isCurrent) return
        setPending(false)
        if (!found?.ok) return void toastError(found?.error.message ?? t('unreachable'))
        setRows(found.data.rows)
        setNext(found.data.next)
      })
    return () => {
      isCurrent = false
    }
  }, [id, shown, t])

  const more = async () => {
    if (next === null) return
    setPending(true)
    const found = await importRows({ id, after: next, shown }).catch(() => null)
    setPending(false)
    if (!found?.ok) return void toastError(found?.error.message ?? t('unreachable'))
    setRows((before) => [...before, ...found.data.rows])
    setNext(found.data.next)
  }
  const set = (row: number, choice: ImportChoice) =>
    setRows((before) => before.map((each) => (each.row === row ? { ...each, choice } : each)))
  return { rows, hasMore: next !== null, pending, more, set, restore: setRows }
}
