'use client'

import { Slot } from 'radix-ui'
import { type MouseEvent, type ReactNode, Suspense, useRef, useState } from 'react'
import { OpenMenu } from './dropdown-menu'
import type { Entries } from './menu-entries'

type Point = { left: number; top: number }

/** The same entries as a dropdown, opened by right click or the menu key on `children`. */
export function ContextMenu({ entries, children }: { entries: Entries; children: ReactNode }) {
  const [point, setPoint] = useState<Point>()
  const [open, setOpen] = useState(false)
  const opener = useRef<Element>(null)

  const show = (event: MouseEvent) => {
    event.preventDefault()
    if (isFinger(event.nativeEvent)) return
    opener.current = document.activeElement
    setPoint({ left: event.clientX, top: event.clientY })
    setOpen(true)
  }
  const refocus = (event: Event) => {
    event.preventDefault()
    if (opener.current instanceof HTMLElement) opener.current.focus()
  }

  return (
    <>
      <Slot.Root onContextMenu={show}>{children}</Slot.Root>
      {point && (
        <Suspense>
          <OpenMenu
            trigger={
              <button type="button" aria-hidden tabIndex={-1} className="fixed size-0" style={point} />
            }
            entries={entries}
            open={open}
            onOpenChange={setOpen}
            onCloseAutoFocus={refocus}
          />
        </Suspense>
      )}
    </>
  )
}

// A finger that rests on something is about to drag it.
const isFinger = (event: Event) => 'pointerType' in event && event.pointerType === 'touch'
