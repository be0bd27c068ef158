'use client'

import { type PointerEvent as Pressed, useEffect } from 'react'

export type Point = { x: number; y: number }
type Follow = {
  /** While something is dragged, from the first step on. */
  move: (point: Point) => void
  drop: () => void
  cancel: () => void
  /** It was only pressed, where it was. */
  press?: () => void
}

const HOLD = 350
const SLOP = { mouse: 4, touch: 8 }

let isDragging = false

/**
 * Follows a pointer that was pressed: a mouse drags once it has moved, a finger once it has held still. Whoever scrolls
 * or only presses drags nothing. Escape ends it.
 */
export function followPointer(event: Pressed, { move, drop, cancel, press }: Follow): void {
  if (event.button !== 0 || isDragging) return
  const isTouch = event.pointerType === 'touch'
  const start = { x: event.clientX, y: event.clientY }
  const listening = new AbortController()
  const listen = <K extends keyof WindowEventMap>(type: K, heard: (event: WindowEventMap[K]) => void) =>
    window.addEventListener(type, heard, { signal: listening.signal, capture: true })
  const begin = () => {
    isDragging = true
    move(start)
  }
  const hold = isTouch ? setTimeout(begin, HOLD) : undefined
  const end = (then?: () => void) => {
    clearTimeout(hold)
    listening.abort()
    const wasDragging = isDragging
    isDragging = false
    if (wasDragging) then?.()
  }
  listen('pointermove', ({ clientX: x, clientY: y }) => {
    const isFar = Math.hypot(x - start.x, y - start.y) > SLOP[isTouch ? 'touch' : 'mouse']
    if (!isDragging && isFar && isTouch) return end()
    if (!isDragging && isFar) begin()
    if (isDragging) move({ x, y })
  })
  listen('pointerup', () => {
    if (!isDragging) press?.()
    end(() => {
      swallowClick()
      drop()
    })
  })
  listen('pointercancel', () => end(cancel))
  listen('keydown', (pressed) => {
    if (pressed.key !== 'Escape' || !isDragging) return
    pressed.stopPropagation()
    end(cancel)
  })
  if (isTouch) listen('contextmenu', (asked) => asked.preventDefault())
}

/** Lets no finger scroll the page while it drags; a browser asks for that before the finger is down. */
export function useStillPage(): void {
  useEffect(() => {
    const hold = (event: TouchEvent) => isDragging && event.cancelable && event.preventDefault()
    window.addEventListener('touchmove', hold, { passive: false })
    return () => window.removeEventListener('touchmove', hold)
  }, [])
}

/** A drag that ends on what it began on is not a press of it. */
function swallowClick(): void {
  const swallow = (event: MouseEvent) => {
    event.stopPropagation()
    event.preventDefault()
  }
  window.addEventListener('click', swallow, { capture: true, once: true })
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 0)
}

/** The day that a point lies on, by `data-drop-day`. */
export function dayAt({ x, y }: Point): string | null {
  const found = document.elementsFromPoint(x, y).find((each) => each.closest('[data-drop-day]'))
  return found?.closest<HTMLElement>('[data-drop-day]')?.dataset.dropDay ?? null
}
