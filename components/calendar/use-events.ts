'use client'

import { useRef, useState } from 'react'
import type { CalendarEvent } from '@/lib/calendar/shapes'

type Change = { patch: Partial<CalendarEvent>; isSettled: boolean }
/** The version that a change led to, or null when it was refused. */
type Saved = Promise<number | null>

/** The events of a page with what was changed since, which shows at once and springs back when it is refused. */
export function useEvents(events: CalendarEvent[]) {
  const [read, setRead] = useState(events)
  const [changes, setChanges] = useState<ReadonlyMap<string, Change>>(new Map())
  const saving = useRef(new Map<string, Saved>())
  if (read !== events) {
    setRead(events)
    setChanges(new Map([...changes].filter(([, { isSettled }]) => !isSettled)))
  }
  const set = (id: string, change: Change | null) =>
    setChanges((all) => {
      const others = [...all].filter(([key]) => key !== id)
      return new Map(change ? [...others, [id, change]] : others)
    })
  return {
    events: events.map((event) => ({ ...event, ...changes.get(event.id)?.patch })),
    /** Changes of one event are saved one after the other, each upon the version that the one before led to. */
    async put(
      { id, version }: CalendarEvent,
      patch: Partial<CalendarEvent>,
      save: (version: number) => Saved,
    ) {
      set(id, { patch, isSettled: false })
      const before = saving.current.get(id)
      const work = (async () => save(Math.max(version, (await before) ?? 0)))()
      saving.current.set(id, work)
      const saved = await work
      if (saving.current.get(id) === work)
        set(id, saved === null ? null : { patch: { ...patch, version: saved }, isSettled: true })
      return saved !== null
    },
  }
}
