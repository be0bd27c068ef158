'use client'

import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import type { RecentImport } from '@/lib/import/queries'
import { importPath, type ShownKind } from './shown'
import { useImportWords } from './words'

export type RecentRun = RecentImport & { time: string }

const TONES = { done: 'success', failed: 'danger' } as const

/** What was imported lately, to go on with, read the report of, or take back. */
export function RecentImports({ kind, runs }: { kind: ShownKind; runs: readonly RecentRun[] }) {
  const { t } = useImportWords(kind)
  if (runs.length === 0) return null
  return (
    <Card flush title={t('recent.title')}>
      <ul aria-label={t('recent.title')} className="divide-y">
        {runs.map(({ id, name, time, state, total, created, updated }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5">
            <div className="min-w-0 flex-1 basis-48">
              <Link href={importPath(kind, id)} className="break-all font-medium hover:underline">
                {name}
              </Link>
              <p className="figures text-sm text-text-muted">
                {time} · {t('recent.counts', { total, written: created + updated })}
              </p>
            </div>
            <Badge tone={state in TONES ? TONES[state as 'done'] : 'neutral'}>{t(`states.${state}`)}</Badge>
          </li>
        ))}
      </ul>
    </Card>
  )
}
