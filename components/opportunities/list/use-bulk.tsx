'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useRef } from 'react'
import type { ListTools } from '@/components/records/list/record-list'
import { useUndo } from '@/components/records/use-undo'
import { toastError } from '@/components/ui/toaster'
import type { Result } from '@/lib/kernel/result'
import { archiveOpportunities, changeOpportunities } from '@/lib/opportunities/actions'
import { useMove } from '../use-move'

/** The same change for every selected row: all of it, or none. */
export function useBulk(tools: ListTools): { actions: Actions; dialog: ReactNode } {
  const t = useTranslations('opportunities.bulk')
  const unreachable = useTranslations('ui')('unreachable')
  const { list, rows, clearSelection } = tools
  const items = rows.rows
    .filter(({ id }) => list.selected.has(id))
    .map(({ id, version }) => ({ id, version }))
  const touched = useRef<string[]>([])
  const again = () => void rows.reread(touched.current)
  const { offer, follow } = useUndo(list.viewer, again)
  const settle = () => {
    clearSelection()
    again()
  }
  const { move, dialog } = useMove({
    options: list.options,
    onMoved: (moved, { stageName }, undo) => {
      offer(t('moved', { count: moved.items.length, stage: stageName }), undo)
      settle()
    },
    onStayed: again,
  })
  const run = async (work: Promise<Result<unknown>>, message: string) => {
    touched.current = items.map(({ id }) => id)
    const result = await follow(work, message)
    if (result?.ok) return settle()
    toastError(result?.error.message ?? unreachable)
    if (result) again()
  }
  const count = items.length
  const nameOf = (entity: string, id: string) =>
    list.options[entity]?.find((option) => option.id === id)?.name ?? ''
  const actions = {
    assign: (ownerId: string) =>
      run(
        changeOpportunities({ items, patch: { ownerId } }),
        t('assigned', { count, name: nameOf('member', ownerId) }),
      ),
    setTeam: (teamId: string) =>
      run(
        changeOpportunities({ items, patch: { teamId } }),
        t('teamSet', { count, name: nameOf('sales_team', teamId) }),
      ),
    addTag: (tag: string) =>
      run(
        changeOpportunities({ items, patch: {}, addTags: [tag] }),
        t('tagged', { count, name: nameOf('tag', tag) }),
      ),
    removeTag: (tag: string) =>
      run(
        changeOpportunities({ items, patch: {}, removeTags: [tag] }),
        t('untagged', { count, name: nameOf('tag', tag) }),
      ),
    archive: (isArchived: boolean) =>
      run(
        archiveOpportunities({ items, isArchived }),
        isArchived ? t('archived', { count }) : t('restored', { count }),
      ),
    moveTo: (stageId: string) => {
      touched.current = items.map(({ id }) => id)
      void move({ items, stageId, stageName: nameOf('stage', stageId) })
    },
  }
  return { actions, dialog }
}

type Actions = {
  assign: (ownerId: string) => void
  setTeam: (teamId: string) => void
  addTag: (tag: string) => void
  removeTag: (tag: string) => void
  archive: (isArchived: boolean) => void
  moveTo: (stageId: string) => void
}
