'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { RecordValue } from '@/components/fields/record-value'
import { Button } from '@/components/ui/button'
import { LinkButton } from '@/components/ui/link-button'
import { toastDone } from '@/components/ui/toaster'
import type { Viewer } from '@/lib/records/viewer'
import type { SavedRecord } from '../use-record-save'
import { useUndo } from '../use-undo'
import type { Merging } from './kind'
import { pathOf } from './paths'
import { useKindActions, useKindWords } from './words'

type MergedBannerProps = {
  kind: Pick<Merging, 'path' | 'description'>
  record: SavedRecord
  viewer: Viewer
  canWrite: boolean
}

/** Where a record went that was merged into another, and the way back. */
export function MergedBanner({ kind, record, viewer, canWrite }: MergedBannerProps) {
  const t = useTranslations('merge')
  const { noun } = useKindWords(kind)
  const actions = useKindActions(kind)
  const router = useRouter()
  const { complain } = useUndo(viewer, () => router.refresh())
  const into = String(record.mergedIntoId)
  const apart = async () => {
    const result = await actions.unmerge({ id: record.id, version: record.version }).catch(() => null)
    if (result?.ok) toastDone(t('apart'))
    else complain(result)
  }
  return (
    <div
      role="note"
      className="mx-3 mb-3 flex flex-wrap items-center gap-2 rounded-lg border bg-surface-raised p-3 md:mx-4"
    >
      <p className="min-w-0 flex-1">
        {t('mergedInto', { noun })}{' '}
        <RecordValue
          entity={kind.description.name}
          name="mergedIntoId"
          field={{ type: 'record', to: kind.description.name, path: kind.path }}
          value={into}
          plain
        />
      </p>
      <LinkButton size="sm" href={pathOf(kind, into)}>
        {t('open')}
      </LinkButton>
      {canWrite && (
        <Button size="sm" onClick={apart}>
          {t('takeApart')}
        </Button>
      )}
    </div>
  )
}
