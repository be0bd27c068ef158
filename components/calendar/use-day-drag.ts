'use client'

import { type PointerEvent, useState } from 'react'
import type { CalendarEvent } from '@/lib/calendar/shapes'
import type { PlainDate } from '@/lib/vietnam/plain-date'
import { dayAt, followPointer } from './follow-pointer'
import { shifted } from './moved'
import type { Shown } from './shown'

export type DayDrag = ReturnType<typeof useDayDrag>

/** Dragging something from one day to another; it keeps its hour. */
export function useDayDrag({ onMove, zone }: Pick<Shown, 'onMove' | 'zone'>) {
  const [state, setState] = useState<{ lifted: string; over: PlainDate | null } | null>(null)
  return {
    lifted: state?.lifted ?? null,
    over: state?.over ?? null,
    start(pressed: PointerEvent, event: CalendarEvent, from: PlainDate) {
      if (!event.canWrite) return
      let over: PlainDate | null = null
      followPointer(pressed, {
        move: (point) => {
          over = dayAt(point)
          setState({ lifted: event.id, over })
        },
        drop: () => {
          setState(null)
          if (over && over !== from) onMove(event, shifted(event, from, over, zone))
        },
        cancel: () => setState(null),
      })
    },
  }
}
