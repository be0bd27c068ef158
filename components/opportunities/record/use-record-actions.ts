'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useUndo } from '@/components/records/use-undo'
import { toastDone } from '@/components/ui/toaster'
import type { Result } from '@/lib/kernel/result'
import * as actions from '@/lib/opportunities/actions'
import { originHref, recordHref } from '../paths'
import type { HeadProps } from './record-head'

/** What the menu of a record does. Each says what happened and offers to take it back where that is possible. */
export function useRecordActions({ record, viewer, from }: Pick<HeadProps, 'record' | 'viewer' | 'from'>) {
  const t = useTranslations('opportunities.record')
  const router = useRouter()
  const { follow, complain } = useUndo(viewer, () => router.refresh())
  const { follow: followOut } = useUndo(viewer, () => router.push(recordHref(record.id, from)))
  const ref = { id: record.id, version: record.version }

  const settle = <T>(result: Result<T> | null, done?: (data: T) => void) => {
    if (result?.ok) return done?.(result.data)
    complain(result)
    if (result?.error.code === 'conflict') router.refresh()
  }
  return {
    claim: async () => settle(await follow(actions.claimOpportunity(ref), t('claimed'))),
    archive: async () => settle(await follow(actions.archiveOpportunity(ref), t('archivedNow'))),
    restore: async () => settle(await follow(actions.restoreOpportunity(ref), t('restoredNow'))),
    duplicate: async () => {
      const title = t('copyOf', { title: String(record.title) })
      const copied = actions.duplicateOpportunity({ id: record.id, title }).catch(() => null)
      settle(await copied, ({ id }) => {
        toastDone(t('duplicated'))
        router.push(recordHref(id))
      })
    },
    remove: async () =>
      settle(await followOut(actions.deleteOpportunity(ref), t('deleted')), () =>
        router.push(originHref(from)),
      ),
  }
}
