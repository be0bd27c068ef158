import { type RefObject, useEffect, useRef } from 'react'

/** What is done with a selection ends the bar it was chosen in, and may take rows away: the focus goes on in what stays. */
export function useFocusBack(frame: RefObject<HTMLElement | null>, isBarThere: boolean): void {
  const wasThere = useRef(isBarThere)
  const isOwed = useRef(false)
  useEffect(() => {
    if (wasThere.current && !isBarThere) isOwed.current = true
    wasThere.current = isBarThere
    if (isBarThere || !isOwed.current || document.activeElement !== document.body) return
    const stop = STOPS.map((each) => frame.current?.querySelector<HTMLElement>(each)).find(Boolean)
    stop?.focus({ preventScroll: true })
  })
  useEffect(() => {
    const forget = () => {
      isOwed.current = false
    }
    const acts = ['pointerdown', 'keydown'] as const // whoever goes on has their own place
    for (const act of acts) addEventListener(act, forget)
    return () => {
      for (const act of acts) removeEventListener(act, forget)
    }
  }, [])
}

const STOPS = ['td[tabindex="0"]', 'a[href]', 'button']
