'use client'

import { type PointerEvent, type RefObject, useState } from 'react'
import { DAY, isWithinDay, minutesOn } from '@/lib/calendar/placed'
import type { CalendarEvent } from '@/lib/calendar/shapes'
import type { PlainDate } from '@/lib/vietnam/plain-date'
import { followPointer, type Point } from './follow-pointer'
import { shifted } from './moved'
import type { Shown, When } from './shown'

const STEP = 15
const USUAL = 60
const EDGE = 40

/** What would be, were it dropped now. */
export type Ghost = { day: PlainDate; column: string; from: number; to: number; id?: string }
export type HourDrag = ReturnType<typeof useHourDrag>

/** Dragging over the hours: over free ones to plan, an event to move it, its lower edge to make it longer. */
export function useHourDrag(shown: Shown, scroller: RefObject<HTMLElement | null>) {
  const { zone, people, canCreate, onPlan, onMove } = shown
  const planIn = (column: string, when: When) =>
    onPlan({ ...when, personId: people.find(({ id }) => id === column)?.id })
  const [ghost, setGhost] = useState<Ghost | null>(null)

  const follow = (
    event: PointerEvent,
    ghostAt: (at: Place) => Ghost,
    done: (ghost: Ghost) => void,
    press?: () => void,
  ) => {
    let last: Ghost | null = null
    const show = (next: Ghost | null) => {
      last = next
      setGhost(next)
    }
    followPointer(event, {
      move: (point) => {
        scrollAtEdge(scroller.current, point)
        const at = placeAt(scroller.current, point)
        if (at) show(ghostAt(at))
      },
      drop: () => {
        const dropped = last
        show(null)
        if (dropped) done(dropped)
      },
      cancel: () => show(null),
      press,
    })
  }

  return {
    ghost,
    plan(event: PointerEvent) {
      const start = placeAt(scroller.current, { x: event.clientX, y: event.clientY })
      if (!canCreate || !start || event.target !== event.currentTarget) return
      const begun = snapped(start.minute, 30, Math.floor)
      const over = ({ minute }: Place): Ghost => {
        const here = snapped(minute, STEP)
        return { ...start, from: Math.min(begun, here), to: Math.max(begun + STEP, here) }
      }
      const planned = ({ day, from, to }: Ghost) => planIn(start.column, { day, from, minutes: to - from })
      follow(event, over, planned, () =>
        planIn(start.column, { day: start.day, from: begun, minutes: USUAL }),
      )
    },
    move(event: PointerEvent, moved: CalendarEvent, day: PlainDate) {
      const start = placeAt(scroller.current, { x: event.clientX, y: event.clientY })
      const span = minutesOn(moved, day, zone)
      if (!moved.canWrite || !start || !span) return
      const length = span.to - span.from
      const over = ({ minute, ...place }: Place): Ghost => {
        const from = snapped(span.from + minute - start.minute, STEP)
        const within = Math.max(0, Math.min(DAY - STEP, from))
        return { ...place, from: within, to: Math.min(DAY, within + length), id: moved.id }
      }
      follow(event, over, (to) => {
        if (to.day === day && to.from === span.from) return
        // What lasts over midnight goes by whole days.
        onMove(
          moved,
          isWithinDay(moved, zone) ? { day: to.day, from: to.from } : shifted(moved, day, to.day, zone),
        )
      })
    },
    resize(event: PointerEvent, sized: CalendarEvent, day: PlainDate, column: string) {
      event.stopPropagation()
      const span = minutesOn(sized, day, zone)
      if (!sized.canWrite || !span || !isWithinDay(sized, zone)) return
      const over = ({ minute }: Place): Ghost => {
        const to = Math.min(DAY, Math.max(span.from + STEP, snapped(minute, STEP)))
        return { day, column, from: span.from, to, id: sized.id }
      }
      follow(event, over, ({ from, to }) => {
        if (to !== span.to) onMove(sized, { day, from, minutes: to - from })
      })
    },
  }
}

type Place = { day: PlainDate; column: string; minute: number }

/** Which minute of which column lies under a point; the nearest column beside them all. */
function placeAt(box: HTMLElement | null, { x, y }: Point): Place | null {
  const columns = [...(box?.querySelectorAll<HTMLElement>('[data-column]') ?? [])]
  const found = columns.find((each) => x < each.getBoundingClientRect().right) ?? columns.at(-1)
  if (!found) return null
  const { top, height } = found.getBoundingClientRect()
  const { day = '', column = '' } = found.dataset
  return { day, column, minute: Math.max(0, Math.min(DAY, ((y - top) / height) * DAY)) }
}

const snapped = (minute: number, step: number, round: (value: number) => number = Math.round) =>
  round(minute / step) * step

function scrollAtEdge(box: HTMLElement | null, { x, y }: Point): void {
  if (!box) return
  const { top, bottom, left, right } = box.getBoundingClientRect()
  const by = (at: number, from: number, to: number) => (at < from + EDGE ? -1 : at > to - EDGE ? 1 : 0) * 12
  // The days stand above the hours, so that the upper edge is further down.
  box.scrollBy(by(x, left, right), by(y, top + 2 * EDGE, bottom))
}
