'use client'

import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import { focusCard } from '@/components/records/board/focus'
import { announce } from '@/components/ui/announcer'
import { toastError, toastUndo } from '@/components/ui/toaster'
import { expectUndo } from '@/components/ui/undo-stack'
import { putOffNext } from '@/lib/activities/actions'
import type { Failure, Result } from '@/lib/kernel/result'
import {
  archiveOpportunity,
  changeOpportunities,
  deleteOpportunity,
  moveOpportunities,
} from '@/lib/opportunities/actions'
import { type Card, nextDayIn } from '@/lib/opportunities/card'
import { undo } from '@/lib/records/actions'
import type { DragStore } from './drag-store'
import { type BoardState, dropped, neighbours, place, type Spot } from './state'
import type { BoardStore, Saved } from './store'

/** What a stage asked for, and the move that waits for it. */
export type Question = { failure: Failure; ids: readonly string[]; spot: Spot }
export type Answers = {
  answers?: Record<string, unknown>
  checklist?: string[]
  lostReasonId?: string | null
  lostNote?: string | null
}

/** Takes a card off the board. */
type Away = (ref: { id: string; version: number }) => Promise<Result<{ id: string }>>

export type BoardActions = ReturnType<typeof useBoardActions>

/** Everything that changes cards from the board, with its message, its undo and its refusal. */
export function useBoardActions(store: BoardStore, drag: DragStore, seconds: number) {
  const t = useTranslations('board')
  const [question, setQuestion] = useState<Question | null>(null)

  const actions = useMemo(() => {
    const settle = (result: Result<Saved>, before: Card[], message: string, isUnwanted: boolean) => {
      if (!result.ok) return
      const { undo: requestId } = result
      const back = async () => requestId && takeBack(store, before, requestId, t('undoFailed'))
      if (isUnwanted) return void back()
      announce(message)
      if (requestId) toastUndo({ message, seconds, undo: async () => void (await back()) })
    }

    const move = async (asked: readonly string[], spot: Spot, answers: Answers = {}): Promise<void> => {
      const state = store.get()
      const ids = state.group === 'next' ? asked.filter((id) => !isIn(state, id, spot.key)) : asked
      const column = state.columns[spot.key]
      if (!column) return
      const before = ids.flatMap((id) => state.cards[id] ?? [])
      const after = dropped(state, ids, spot)
      if (after.length === 0) return
      const day = nextDayIn(spot.key, state.today)
      if (state.group === 'next' && !day) return void toastError(t('next.noDrop'))
      if (column.stage && column.isFolded) store.fold(spot.key, false)
      const message = t('moved', {
        count: ids.length,
        title: before[0]?.title ?? '',
        column: column.name,
      })
      const anchors = state.order === 'rank' && column.stage ? neighbours(state, ids, spot) : {}
      const send = async (items: Saved['items']) => {
        if (column.stage) return moveOpportunities({ items, stageId: spot.key, ...anchors, ...answers })
        if (state.group !== 'next')
          return changeOpportunities({ items, ...regrouped(state.group, spot.key, before, after) })
        const opportunityIds = items.map(({ id }) => id)
        return putOffNext({ opportunityIds, on: day ?? state.today, subject: t('next.subject') })
      }
      const arrived = expectUndo()
      const wrote = store.write(after, send)
      focusCard(ids[0])
      const result = await attempt(wrote, t('unreachable'))
      const isUnwanted = arrived()
      if (!result) return
      drag.clear()
      settle(result, before, message, isUnwanted)
      if (result.ok) return state.group === 'next' ? store.reread(ids) : undefined
      focusCard(ids[0])
      const { details } = result.error
      if (details?.missing || details?.lostReason) setQuestion({ failure: result.error, ids, spot })
      else toastError(result.error.message)
    }

    const change = async (ids: readonly string[], patch: Partial<Card>, message: string): Promise<void> => {
      const before = ids.flatMap((id) => store.get().cards[id] ?? [])
      const after = before.map((card) => ({ ...card, ...patch }))
      const arrived = expectUndo()
      const wrote = store.write(after, (items) => changeOpportunities({ items, patch }))
      const result = await attempt(wrote, t('unreachable'))
      const isUnwanted = arrived()
      if (!result) return
      if (!result.ok) toastError(result.error.message)
      settle(result, before, message, isUnwanted)
    }

    const leave = async (card: Card, away: Away, message: string): Promise<void> => {
      const arrived = expectUndo()
      const { id, version } = card
      const result = await attempt(away({ id, version }), t('unreachable'))
      const isUnwanted = arrived()
      if (!result) return
      if (!result.ok) return void toastError(result.error.message)
      store.set(place(store.get(), card.id, null))
      store.refreshTotals()
      settle({ ...result, data: { items: [] } }, [card], message, isUnwanted)
    }
    const archive = (card: Card) => leave(card, archiveOpportunity, t('archived', { title: card.title }))
    const remove = (card: Card) => leave(card, deleteOpportunity, t('deleted', { title: card.title }))

    return { move, change, archive, remove }
  }, [store, drag, seconds, t])

  return { ...actions, question, ask: setQuestion }
}

async function attempt<T>(work: Promise<Result<T>>, unreachable: string): Promise<Result<T> | null> {
  try {
    return await work
  } catch {
    toastError(unreachable)
    return null
  }
}

async function takeBack(store: BoardStore, before: Card[], requestId: string, failed: string): Promise<void> {
  const result = await undo({ requestId }).catch(() => null)
  if (!result?.ok) return void toastError(result?.error.message ?? failed)
  let state = store.get()
  for (const card of before)
    state = place(state, card.id, { ...card, version: state.cards[card.id]?.version ?? card.version })
  store.set(state)
  store.refreshTotals()
  focusCard(before[0]?.id)
}

const isIn = ({ columns }: BoardState, id: string, key: string) => columns[key]?.ids.includes(id)

function regrouped(group: string, key: string, before: readonly Card[], after: readonly Card[]) {
  const value = key === 'none' ? null : key
  if (group === 'tag') {
    const from = new Set(before.flatMap(({ tagIds }) => tagIds))
    return { patch: {}, addTags: value ? [value] : [], removeTags: value ? [] : [...from] }
  }
  const first = after[0]
  const patch = { owner: { ownerId: value }, team: { teamId: value }, source: { sourceId: value } }[group]
  return { patch: patch ?? { expectedClose: first?.expectedClose ?? null } }
}
