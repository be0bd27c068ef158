'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useLive } from '@/components/app/live'
import { announce } from '@/components/ui/announcer'
import { toastError } from '@/components/ui/toaster'
import type { Description } from '@/lib/kernel/entity'
import type { LiveChange } from '@/lib/live/change'
import type { RecordBoard } from '@/lib/records/board'
import { inColumn, MOST_CARDS, NONE } from '@/lib/records/layouts'
import type { Query } from '@/lib/records/query'
import type { Viewer } from '@/lib/records/viewer'
import type { KindActions } from '../kind/kind'
import type { ListRow } from '../list/use-list-rows'
import { useUndo } from '../use-undo'
import { columnOfCard, moved, rowIn, withRows, withVersion } from './columns'
import { focusCard } from './focus'

type RecordBoardOptions = {
  first: RecordBoard
  /** What an earlier visit to the same address had loaded. */
  kept: { board: RecordBoard; isOld: boolean }
  keep: (board: RecordBoard) => void
  query: Query
  by: string
  description: Description
  actions: KindActions
  viewer: Viewer
  nameOf: (key: string) => string
}

/** The cards in their columns: moved at once and taken back if refused, read again when somebody changes them. */
export function useRecordBoard({ first, kept, keep, query, by, description, ...given }: RecordBoardOptions) {
  const { actions, viewer, nameOf } = given
  const t = useTranslations('records.board')
  const [board, setBoard] = useState(kept.board)
  const now = useRef({ board, nameOf })
  now.current = { board, nameOf }
  keep(board)
  /** Nothing is read again while cards are in the air or on their way, so that no target shifts. */
  const busy = useRef({ held: false, writing: 0, isStale: false })
  const touched = useRef(new Set<string>())
  const turn = useRef(0)

  const reload = async () => {
    const { held, writing } = busy.current
    busy.current.isStale = held || writing > 0
    if (busy.current.isStale) return
    const own = ++turn.current
    const sizes = Object.fromEntries(
      now.current.board.columns.map(({ key, rows }) => [
        key,
        Math.min(MOST_CARDS, Math.max(30, rows.length)),
      ]),
    )
    const fresh = await actions.board({ query, by, sizes }).catch(() => null)
    if (!fresh?.ok) return void toastError(fresh?.error.message ?? t('unreachable'))
    const missing = [...touched.current].filter((id) => !columnOfCard(fresh.data, id))
    const found =
      missing.length > 0 ? await actions.source.reread({ query, ids: missing }).catch(() => null) : null
    const rows = found?.ok ? (found.data.rows as ListRow[]) : []
    if (own !== turn.current) return // a later reading is on its way
    if (busy.current.held || busy.current.writing > 0) busy.current.isStale = true
    else setBoard(withRows(fresh.data, rows, by, query.sort))
  }
  const { follow, complain } = useUndo(viewer, () => void reload())
  const run = useRef({ reload, follow, complain })
  run.current = { reload, follow, complain }

  useFresh(first, kept.isOld, () => void run.current.reload())
  useLive((changes) => {
    // One's own moves are shown already; what one does elsewhere is not.
    const isNews = ({ entity, actorId, recordId }: LiveChange) =>
      entity === description.name && (actorId !== viewer.id || !touched.current.has(recordId))
    if (changes.some(isNews)) void run.current.reload()
  })

  const steady = useMemo(() => {
    const move = async (id: string, to: string): Promise<void> => {
      const from = columnOfCard(now.current.board, id)
      const row = rowIn(now.current.board, id)
      if (!from || !row || from.key === to) return
      touched.current.add(id)
      setBoard((shown) => moved(shown, id, to, by, query.sort))
      focusCard(id)
      busy.current.writing++
      const said = t('moved', { title: String(row[description.title]), column: now.current.nameOf(to) })
      const patch = { [by]: to === NONE ? null : to }
      const result = await run.current.follow(actions.update({ id, version: row.version, patch }), said)
      busy.current.writing--
      if (result?.ok) {
        setBoard((shown) => withVersion(shown, result.data))
        announce(said)
      } else {
        setBoard((shown) => moved(shown, id, from.key, by, query.sort))
        run.current.complain(result)
        focusCard(id)
      }
      await run.current.reload()
    }
    const more = async (key: string): Promise<void> => {
      const column = now.current.board.columns.find((each) => each.key === key)
      if (!column?.next) return
      const { id, value } = column.next
      const after = { id, value: value === null ? null : String(value) }
      const asked = inColumn(query, description, by, key)
      const found = await actions.source.list({ query: asked, after }).catch(() => null)
      if (!found?.ok) return void toastError(found?.error.message ?? t('unreachable'))
      setBoard((shown) => ({
        ...shown,
        columns: shown.columns.map((each) => {
          if (each.key !== key) return each
          const added = found.data.rows.filter((row) => !columnOfCard(shown, row.id))
          return { ...each, rows: [...each.rows, ...added], next: found.data.next }
        }),
      }))
    }
    const hold = (isHeld: boolean) => {
      busy.current.held = isHeld
      if (!isHeld && busy.current.isStale) void run.current.reload()
    }
    return { move, more, hold, get: () => now.current.board }
  }, [actions, by, description, query, t])

  return { board, ...steady }
}

/** The server rendered the page again: what is shown is read again too. */
function useFresh(first: RecordBoard, isOld: boolean, reload: () => void): void {
  const seen = useRef(isOld ? null : first)
  const run = useRef(reload)
  run.current = reload
  useEffect(() => {
    if (seen.current === first) return
    seen.current = first
    run.current()
  }, [first])
}
