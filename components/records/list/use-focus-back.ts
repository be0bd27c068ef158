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
    isOwed.current = false
  })
  useEffect(() => {
    const forget = () => {
      isOwed.current = false
    }
    addEventListener('pointerdown', forget)
    return () => removeEventListener('pointerdown', forget)
  }, [])
}

const STOPS = ['td[tabindex="0"]', 'a[href]', 'button']
