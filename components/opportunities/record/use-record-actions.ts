'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useUndo } from '@/components/records/use-undo'
import { toastDone, toastError } from '@/components/ui/toaster'
import type { Result } from '@/lib/kernel/result'
import * as actions from '@/lib/opportunities/actions'
import { originHref, recordHref } from '../paths'
import type { HeadProps } from './record-head'

/** What the menu of a record does. Each says what happened and offers to take it back where that is possible. */
export function useRecordActions({ record, viewer, from }: Pick<HeadProps, 'record' | 'viewer' | 'from'>) {
  const t = useTranslations('opportunities.record')
  const unreachable = useTranslations('ui')('unreachable')
  const router = useRouter()
  const { offer } = useUndo(viewer, () => router.refresh())
  const ref = { id: record.id, version: record.version }

  const run = async <T>(work: Promise<Result<T>>, done: (data: T, undo?: string) => void) => {
    const result = await work.catch(() => null)
    if (result?.ok) return done(result.data, result.undo)
    toastError(result?.error.message ?? unreachable)
    if (result?.error.code === 'conflict') router.refresh()
  }
  return {
    claim: () => run(actions.claimOpportunity(ref), (_, undo) => offer(t('claimed'), undo)),
    archive: () => run(actions.archiveOpportunity(ref), (_, undo) => offer(t('archivedNow'), undo)),
    restore: () => run(actions.restoreOpportunity(ref), (_, undo) => offer(t('restoredNow'), undo)),
    duplicate: () =>
      run(
        actions.duplicateOpportunity({ id: record.id, title: t('copyOf', { title: String(record.title) }) }),
        ({ id }) => {
          toastDone(t('duplicated'))
          router.push(recordHref(id))
        },
      ),
    remove: () =>
      run(actions.deleteOpportunity(ref), () => {
        toastDone(t('deleted'))
        router.push(originHref(from))
      }),
  }
}
