'use client'

import { useEffect, useRef } from 'react'

type SignalName = 'palette' | 'shortcuts'

const listeners = { palette: new Set<() => void>(), shortcuts: new Set<() => void>() }

/** Opens the palette from anywhere: the top bar, the phone's bar, a shortcut. */
export const openCommandPalette = () => fire('palette')

export const openShortcutsHelp = () => fire('shortcuts')

export function useSignal(name: SignalName, listener: () => void) {
  const current = useRef(listener)
  current.current = listener

  useEffect(() => {
    const call = () => current.current()
    listeners[name].add(call)
    return () => {
      listeners[name].delete(call)
    }
  }, [name])
}

function fire(name: SignalName) {
  for (const listener of listeners[name]) listener()
}
