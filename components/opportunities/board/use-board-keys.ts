'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FocusEvent, type KeyboardEvent, useState, useSyncExternalStore } from 'react'
import { cardElement } from '@/components/records/board/focus'
import { ARROWS, cardOf, type Walk, walk } from '@/components/records/board/walk'
import { announce } from '@/components/ui/announcer'
import { openMenuUnder } from '@/components/ui/dropdown-menu'
import { isComposing, isTyping, useShortcutsEnabled } from '@/components/ui/hotkeys'
import { toastError } from '@/components/ui/toaster'
import type { Board } from './context'
import { openColumns } from './state'

/** The board from the keyboard: one tab stop, arrows between cards, lift and drop, one key per common change. */
export function useBoardKeys(board: Board, initial: string | null) {
  const t = useTranslations('board')
  const router = useRouter()
  const singleKeys = useShortcutsEnabled()
  const { store, drag } = board
  const [focused, setFocused] = useState<string | null>(initial)
  const current = () => (focused && store.get().cards[focused] ? focused : firstCard(store.get()))
  const stop = useSyncExternalStore(store.subscribe, current, current)

  const onFocus = (event: FocusEvent) => {
    const id = cardOf(event.target)
    if (id) setFocused(id)
  }

  function onKeyDown(event: KeyboardEvent) {
    const id = cardOf(event.target)
    if (!id || isComposing(event.nativeEvent) || isTyping(event.target)) return
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const handled = drag.get().by === 'keyboard' ? carry(event) : act(event, id)
    if (handled) event.preventDefault()
  }

  function act(event: KeyboardEvent, id: string): boolean {
    const direction = ARROWS[event.key]
    if (direction) return step(id, direction)
    if (event.key === 'Enter') return go(board.hrefOf(id))
    if (event.key === ' ' && event.shiftKey) return lift(id)
    if (event.key === ' ') return peek(id)
    if (event.key === 'Escape') return done(() => drag.clear())
    if (!singleKeys) return false
    const keys: Record<string, () => boolean> = {
      m: () => lift(id),
      g: () => menu(id),
      e: () => go(board.hrefOf(id)),
      d: () => menu(id),
      a: () => menu(id),
      x: () => done(() => drag.toggle(id)),
    }
    return keys[event.key.toLowerCase()]?.() ?? false
  }

  function carry(event: KeyboardEvent): boolean {
    const { ids, spot } = drag.get()
    if (!spot) return false
    if (event.key === 'Escape') return drop(false)
    if (event.key === 'Enter' || event.key === ' ') return drop(true)
    const direction = ARROWS[event.key]
    if (!direction) return event.key === 'Tab'
    const next = aimed(spot, direction, ids)
    drag.aim(next)
    announce(t('aim', say(next, ids)))
    return true
  }

  function step(id: string, direction: Walk): boolean {
    const next = walk(openColumns(store.get()), id, direction)
    cardElement(next ?? undefined)?.focus()
    return true
  }

  function lift(id: string): boolean {
    if (!board.canWrite) return done(() => toastError(t('readOnly')))
    const key = cardElement(id)?.closest<HTMLElement>('[data-column]')?.dataset.column ?? ''
    const index = store.get().columns[key]?.ids.indexOf(id) ?? 0
    drag.lift(id, 'keyboard', { key, index })
    store.hold()
    const { ids } = drag.get()
    announce(t('lifted', { title: store.get().cards[id]?.title ?? '', ...say({ key, index }, ids) }))
    return true
  }

  function drop(isDone: boolean): boolean {
    const { ids, spot } = drag.get()
    drag.end()
    store.release(board.memberId)
    if (!isDone || !spot) announce(t('cancelled'))
    else void board.actions.move(ids, spot)
    return true
  }

  function aimed(spot: { key: string; index: number }, direction: Walk, ids: readonly string[]) {
    const { keys, columns } = store.get()
    const at = keys.indexOf(spot.key)
    const count = (key: string) => (columns[key]?.ids ?? []).filter((id) => !ids.includes(id)).length
    if (direction === 'up') return { ...spot, index: Math.max(0, spot.index - 1) }
    if (direction === 'down') return { ...spot, index: Math.min(count(spot.key), spot.index + 1) }
    const key = keys[at + (direction === 'right' ? 1 : -1)] ?? spot.key
    const target = document.querySelector(`[data-column="${CSS.escape(key)}"]`)
    target?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    return { key, index: columns[key]?.isFolded ? 0 : Math.min(spot.index, count(key)) }
  }

  function say({ key, index }: { key: string; index: number }, ids: readonly string[]) {
    const column = store.get().columns[key]
    const total = (column?.ids ?? []).filter((id) => !ids.includes(id)).length + 1
    return { column: column?.name ?? '', position: index + 1, total }
  }

  const go = (href: Route) => done(() => router.push(href))
  const peek = (id: string) => done(() => board.peek(id))
  const menu = (id: string) =>
    done(() => {
      const button = document.querySelector<HTMLElement>(`[data-menu="${CSS.escape(id)}"] button`)
      if (button) openMenuUnder(button)
    })

  return { stop, onKeyDown, onFocus }
}

function done(work: () => unknown): true {
  work()
  return true
}

const firstCard = (state: ReturnType<Board['store']['get']>): string | null =>
  openColumns(state).find((ids) => ids.length > 0)?.[0] ?? null
