'use client'

import { ArchiveRestore, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button, IconButton } from '@/components/ui/button'
import type { UnitItem } from '@/lib/organisation/queries'
import { pathOf } from './unit-options'

type ArchivedUnitsProps = {
  units: UnitItem[]
  canWrite: boolean
  onRestore: (unit: UnitItem) => void
  onDelete: (unit: UnitItem) => void
}

/** Units that are kept for old records and no longer offered. */
export function ArchivedUnits({ units, canWrite, onRestore, onDelete }: ArchivedUnitsProps) {
  const t = useTranslations('organisation')
  const archived = units.filter(({ isArchived }) => isArchived)
  if (archived.length === 0) return null
  const title = t('archivedCount', { count: archived.length })
  return (
    <details className="rounded-lg border bg-surface-raised">
      <summary className="flex min-h-11 cursor-pointer items-center px-4 font-medium">{title}</summary>
      <ul aria-label={title} className="divide-y border-t">
        {archived.map((unit) => (
          <li key={unit.id} className="flex flex-wrap items-center gap-2 px-4 py-2">
            <span className="min-w-0 flex-1">
              {unit.name}
              <span className="block text-sm text-text-muted">{pathOf(units, unit.id)}</span>
            </span>
            {canWrite && (
              <>
                <Button
                  size="sm"
                  icon={<ArchiveRestore />}
                  aria-label={t('restoreOf', { name: unit.name })}
                  onClick={() => onRestore(unit)}
                >
                  {t('restore')}
                </Button>
                <IconButton
                  size="sm"
                  label={t('deleteOf', { name: unit.name })}
                  icon={<Trash2 />}
                  onClick={() => onDelete(unit)}
                />
              </>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
