'use client'

import { useTranslations } from 'next-intl'
import { AlertDialog } from '@/components/ui/alert-dialog'
import type { Binned } from '@/lib/records/bin-queries'

type PurgeDialogProps = {
  /** What is to go; none, and nothing is asked. */
  rows: readonly Binned[]
  things: (kind: string, count: number) => string
  onConfirm: () => Promise<void>
  onClose: () => void
}

const NAMED = 5

/** Asks once more, with the names of what goes for ever. */
export function PurgeDialog({ rows, things, onConfirm, onClose }: PurgeDialogProps) {
  const t = useTranslations('bin')
  const kinds = [...new Set(rows.map(({ kind }) => kind))]
  const counted = kinds.map((kind) => things(kind, rows.filter((row) => row.kind === kind).length)).join(', ')
  const [first] = rows
  const messages = rows.reduce((sum, row) => sum + row.messages, 0)
  return (
    <AlertDialog
      open={rows.length > 0}
      onOpenChange={(open) => !open && onClose()}
      title={t('purgeTitle', { what: rows.length === 1 ? `“${first?.title || t('untitled')}”` : counted })}
      description={t('purgeText', { messages })}
      confirmLabel={t('purge')}
      cancelLabel={t('cancel')}
      onConfirm={onConfirm}
    >
      {rows.length > 1 && (
        <ul className="list-disc ps-5">
          {rows.slice(0, NAMED).map(({ id, title }) => (
            <li key={id} className="break-words">
              {title || t('untitled')}
            </li>
          ))}
          {rows.length > NAMED && <li>{t('others', { count: rows.length - NAMED })}</li>}
        </ul>
      )}
    </AlertDialog>
  )
}
