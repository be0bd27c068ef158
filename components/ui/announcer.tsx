'use client'

import { useEffect, useState } from 'react'

/** Speaks one short sentence to screen readers; the last one wins. */
export function announce(text: string) {
  for (const listener of listeners) listener(text)
}

const listeners = new Set<(text: string) => void>()

/** The live region behind `announce`. Mount once per page. */
export function Announcer() {
  const [spoken, setSpoken] = useState({ text: '', turn: 0 })

  useEffect(() => {
    const listen = (text: string) => setSpoken(({ turn }) => ({ text, turn: turn + 1 }))
    listeners.add(listen)
    return () => {
      listeners.delete(listen)
    }
  }, [])

  return (
    <div className="sr-only">
      <div role="status" aria-live="polite">
        {spoken.turn % 2 === 0 && spoken.text}
      </div>
      <div role="status" aria-live="polite">
        {spoken.turn % 2 === 1 && spoken.text}
      </div>
    </div>
  )
}
