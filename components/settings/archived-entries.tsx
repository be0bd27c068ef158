'use client'

import { ArchiveRestore, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button, IconButton } from '@/components/ui/button'
import type { Entry } from '@/lib/dictionaries/queries'
import { UsageBadge } from './usage-badge'

type ArchivedEntriesProps = {
  entries: Entry[]
  canWrite: boolean
  onRestore: (entry: Entry) => void
  onDelete: (entry: Entry) => void
}

/** Rows that are kept for old records and no longer offered. */
export function ArchivedEntries({ entries, canWrite, onRestore, onDelete }: ArchivedEntriesProps) {
  const t = useTranslations('dictionaries')
  if (entries.length === 0) return null
  return (
    <details className="rounded-lg border bg-surface-raised">
      <summary className="flex min-h-11 cursor-pointer items-center px-4 font-medium">
        {t('archivedCount', { count: entries.length })}
      </summary>
      <ul aria-label={t('archivedCount', { count: entries.length })} className="divide-y border-t">
        {entries.map((entry) => (
          <li key={entry.id} className="flex flex-wrap items-center gap-2 px-4 py-2">
            <span className="min-w-0 flex-1">{entry.name}</span>
            <UsageBadge entry={entry} />
            {canWrite && (
              <>
                <Button
                  size="sm"
                  icon={<ArchiveRestore />}
                  aria-label={t('restoreOf', { name: entry.name })}
                  onClick={() => onRestore(entry)}
                >
                  {t('restore')}
                </Button>
                <IconButton
                  size="sm"
                  label={t('deleteOf', { name: entry.name })}
                  icon={<Trash2 />}
                  onClick={() => onDelete(entry)}
                />
              </>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
