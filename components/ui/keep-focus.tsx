'use client'

import { type ReactNode, useEffect, useRef } from 'react'

type KeepFocusProps = {
  /** What the part is called that takes the focus; none where there is always something in it that does. */
  label?: string
  /** Changes with what stands here. */
  on: string
  /** What may go one by one: the next one then takes the focus, not the whole part. */
  items?: string
  className?: string
  children: ReactNode
}

/** Takes the focus when it has gone with what stood here before: whoever works by keyboard or ear goes on from here. */
export function KeepFocus({ label, on, items, className, children }: KeepFocusProps) {
  const part = useRef<HTMLElement>(null)
  const before = useRef(on)
  const place = useRef(0)
  useEffect(() => {
    if (before.current === on) return
    before.current = on
    if (document.activeElement !== document.body) return
    const next = items && part.current ? controlAt(part.current, items, place.current) : null
    ;(next ?? part.current)?.focus({ preventScroll: true })
  }, [on, items])
  return (
    <section
      ref={part}
      tabIndex={-1}
      aria-label={label}
      className={className}
      onFocus={({ currentTarget, target }) => {
        if (items) place.current = placeOf(currentTarget, items, target)
      }}
    >
      {children}
    </section>
  )
}

const placeOf = (part: Element, items: string, target: Element): number =>
  Math.max(
    0,
    [...part.querySelectorAll(items)].findIndex((item) => item.contains(target)),
  )

function controlAt(part: Element, items: string, place: number): HTMLElement | null {
  const found = [...part.querySelectorAll(items)]
  const item = found[Math.min(place, found.length - 1)]
  return item?.querySelector<HTMLElement>('a[href], button:not([role="checkbox"])') ?? null
}
