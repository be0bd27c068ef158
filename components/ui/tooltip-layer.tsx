'use client'

import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'

type Shown = { text: string; hint?: string; anchor: DOMRect }

/** Shows the tooltips of all elements marked with `tip()`. Mount once per page: a board has thousands of buttons. */
export function TooltipLayer({ delay = 400 }: { delay?: number }) {
  const [shown, setShown] = useState<Shown>()
  const bubble = useRef<HTMLDivElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const hide = useCallback(() => {
    clearTimeout(timer.current)
    setShown(undefined)
  }, [])

  useEffect(() => {
    const show = (event: Event, wait: number) => {
      const inside = bubble.current?.contains(event.target as Node)
      const element = event.target instanceof Element && event.target.closest<HTMLElement>('[data-tip]')
      clearTimeout(timer.current)
      if (inside) return
      timer.current = setTimeout(() => (element ? setShown(read(element)) : setShown(undefined)), wait)
    }
    const over = (event: PointerEvent) => event.pointerType === 'mouse' && show(event, delay)
    const focus = (event: FocusEvent) =>
      (event.target as Element).matches?.(':focus-visible') && show(event, 0)
    const key = (event: KeyboardEvent) => event.key === 'Escape' && hide()

    document.addEventListener('pointerover', over)
    document.addEventListener('focusin', focus)
    document.addEventListener('focusout', hide)
    document.addEventListener('keydown', key)
    document.addEventListener('pointerdown', hide)
    window.addEventListener('scroll', hide, true)
    return () => {
      clearTimeout(timer.current)
      document.removeEventListener('pointerover', over)
      document.removeEventListener('focusin', focus)
      document.removeEventListener('focusout', hide)
      document.removeEventListener('keydown', key)
      document.removeEventListener('pointerdown', hide)
      window.removeEventListener('scroll', hide, true)
    }
  }, [delay, hide])

  useLayoutEffect(() => {
    if (shown && bubble.current) place(bubble.current, shown.anchor)
  }, [shown])

  if (!shown) return null
  return createPortal(
    <div
      ref={bubble}
      aria-hidden
      className="pointer-events-auto fixed top-0 left-0 z-tooltip flex max-w-72 items-center gap-2 rounded bg-inverse px-2 py-1 text-inverse-text text-sm shadow-raised"
    >
      {shown.text}
      {shown.hint && <span className="font-mono text-xs opacity-80">{shown.hint}</span>}
    </div>,
    document.body,
  )
}

function read(element: HTMLElement): Shown | undefined {
  const { tip: text, tipHint: hint } = element.dataset
  // What a button has opened lies where its tooltip would.
  const isOpen = element.getAttribute('aria-expanded') === 'true' && element.hasAttribute('aria-haspopup')
  if (!text || !element.isConnected || isOpen) return
  return { text, hint, anchor: element.getBoundingClientRect() }
}

function place(bubble: HTMLElement, anchor: DOMRect) {
  const { width, height } = bubble.getBoundingClientRect()
  const below = anchor.bottom + 6 + height < window.innerHeight
  const left = anchor.left + anchor.width / 2 - width / 2
  bubble.style.left = `${Math.max(8, Math.min(left, window.innerWidth - width - 8))}px`
  bubble.style.top = `${below ? anchor.bottom + 6 : anchor.top - height - 6}px`
}
