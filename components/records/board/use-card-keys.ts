'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FocusEvent, type KeyboardEvent, useState } from 'react'
import { announce } from '@/components/ui/announcer'
import { isComposing, isTyping, useShortcutsEnabled } from '@/components/ui/hotkeys'
import { toastError } from '@/components/ui/toaster'
import { columnOfCard, rowIn } from './columns'
import type { CardBoard } from './context'
import { cardElement } from './focus'
import { ARROWS, cardOf, walk } from './walk'

type Carried = { id: string; to: string }

/** A board from the keyboard: arrows between cards, lift and drop. */
export function useCardKeys(board: CardBoard, initial: string | null) {
  const t = useTranslations('records.board')
  const router = useRouter()
  const singleKeys = useShortcutsEnabled()
  const [stop, setStop] = useState(initial)
  const [carried, setCarried] = useState<Carried | null>(null)

  function onKeyDown(event: KeyboardEvent) {
    const id = cardOf(event.target)
    if (!id || isComposing(event.nativeEvent) || isTyping(event.target)) return
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (carried ? carry(event, carried) : act(event, id)) event.preventDefault()
  }

  function act(event: KeyboardEvent, id: string): boolean {
    const direction = ARROWS[event.key]
    if (direction) {
      const columns = board.get().columns.map(({ rows }) => rows.map((row) => row.id))
      cardElement(walk(columns, id, direction) ?? undefined)?.focus()
      return true
    }
    if (event.key === 'Enter') {
      router.push(board.hrefOf(id))
      return true
    }
    if ((event.key === ' ' && event.shiftKey) || (singleKeys && event.key.toLowerCase() === 'm'))
      return lift(id)
    return event.key === ' '
  }

  function lift(id: string): true {
    const to = columnOfCard(board.get(), id)?.key
    if (board.readOnlyReason) toastError(board.readOnlyReason)
    else if (to) {
      board.hold(true)
      setCarried({ id, to })
      const title = String(rowIn(board.get(), id)?.[board.description.title])
      announce(t('lifted', { title, column: board.faceOf(to).name }))
    }
    return true
  }

  function carry(event: KeyboardEvent, { id, to }: Carried): boolean {
    if (event.key === 'Escape') return drop(null)
    if (event.key === 'Enter' || event.key === ' ') return drop({ id, to })
    const direction = ARROWS[event.key]
    if (direction !== 'left' && direction !== 'right') return direction !== undefined || event.key === 'Tab'
    const keys = board.get().columns.flatMap(({ key }) => (board.faceOf(key).isFormer ? [] : [key]))
    const next = keys[keys.indexOf(to) + (direction === 'right' ? 1 : -1)] ?? to
    setCarried({ id, to: next })
    document
      .querySelector(`[data-column="${CSS.escape(next)}"]`)
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    announce(board.faceOf(next).name)
    return true
  }

  function drop(landed: Carried | null): true {
    setCarried(null)
    const isMove = landed && columnOfCard(board.get(), landed.id)?.key !== landed.to
    if (isMove) void board.move(landed.id, landed.to)
    else announce(t('cancelled'))
    board.hold(false)
    return true
  }

  const onFocus = (event: FocusEvent) => {
    const id = cardOf(event.target)
    if (id) setStop(id)
  }
  return { stop, carried, onKeyDown, onFocus }
}
