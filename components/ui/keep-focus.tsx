'use client'

import { type ReactNode, useEffect, useRef } from 'react'

type KeepFocusProps = {
  /** What the part is called that takes the focus. */
  label: string
  /** Changes with what stands here. */
  on: string
  className?: string
  children: ReactNode
}

/** Takes the focus when it has gone with what stood here before: whoever works by keyboard or ear goes on from here. */
export function KeepFocus({ label, on, className, children }: KeepFocusProps) {
  const part = useRef<HTMLElement>(null)
  const before = useRef(on)
  useEffect(() => {
    if (before.current === on) return
    before.current = on
    if (document.activeElement === document.body) part.current?.focus({ preventScroll: true })
  }, [on])
  return (
    <section ref={part} tabIndex={-1} aria-label={label} className={className}>
      {children}
    </section>
  )
}
