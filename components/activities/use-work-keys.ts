import { type RefObject, useEffect, useRef } from 'react'
import { openMenuUnder } from '@/components/ui/dropdown-menu'
import { useHotkeys } from '@/components/ui/hotkeys'
import type { Row } from '@/lib/records/query'

type List = RefObject<HTMLElement | null>
type Acts = { finish(row: Row): unknown; snooze(row: Row): unknown }

/** Arrows, J and K walk, D finishes, S puts off, A gives to somebody else; the focus goes on when its row has gone. */
export function useWorkKeys(list: List, rows: readonly Row[], { finish, snooze }: Acts) {
  useKeptPlace(list, rows)
  const acting = (act: (row: Row) => unknown) => () => {
    const row = rows.find(({ id }) => id === focusedIn(list.current)?.dataset.work)
    if (!row) return false
    step(list.current, 1)
    return act(row)
  }
  const down = () => step(list.current, 1)
  const up = () => step(list.current, -1)
  useHotkeys({ ArrowDown: down, ArrowUp: up }, { within: list })
  useHotkeys({
    j: down,
    k: up,
    d: acting(finish),
    s: acting(snooze),
    a: () => {
      const to = focusedIn(list.current)?.closest('li')?.querySelector<HTMLElement>('[data-assign]')
      if (to) openMenuUnder(to)
      return Boolean(to)
    },
  })
}

/** Whoever is done with a row by its buttons goes on from the one that takes its place. */
function useKeptPlace(list: List, rows: readonly Row[]) {
  const place = useRef(-1)
  useEffect(() => {
    const note = () => {
      const at = linksIn(list.current).findIndex(isFocused)
      if (at >= 0) place.current = at
      else if (!document.activeElement?.closest('[role="menu"]')) place.current = -1
    }
    const leave = ({ target }: PointerEvent) => {
      const isHere =
        target instanceof Element && (list.current?.contains(target) || target.closest('[role="menu"]'))
      if (!isHere) place.current = -1
    }
    document.addEventListener('focusin', note)
    document.addEventListener('pointerdown', leave)
    return () => {
      document.removeEventListener('focusin', note)
      document.removeEventListener('pointerdown', leave)
    }
  }, [list])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a row can only go with the rows
  useEffect(() => {
    if (place.current < 0 || document.activeElement !== document.body) return
    const links = linksIn(list.current)
    links[Math.min(place.current, links.length - 1)]?.focus({ preventScroll: true })
  }, [list, rows])
}

const linksIn = (list: HTMLElement | null) => [...(list?.querySelectorAll<HTMLElement>('[data-work]') ?? [])]

const isFocused = (link: HTMLElement): boolean =>
  link.closest('li')?.contains(document.activeElement) === true

const focusedIn = (list: HTMLElement | null) => linksIn(list).find(isFocused)

function step(list: HTMLElement | null, by: number) {
  const links = linksIn(list)
  const at = links.findIndex(isFocused)
  links[Math.max(0, Math.min(links.length - 1, at + by))]?.focus()
}
