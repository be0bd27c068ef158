'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { useUnread } from '@/components/app/live'
import { notificationState } from '@/lib/notifications/actions'
import type { Popup } from '@/lib/notifications/queries'

const LONGEST = 2_000_000_000 // a timer holds no longer

/**
 * The reminders this tab shows. Of all tabs that can be seen, the first to get a reminder's lock shows it; when that
 * tab goes, the lock is free for another. `known` are those that the page was read with.
 */
export function useReminders(known: readonly Popup[]) {
  const [popups, setPopups] = useState<readonly Popup[]>([])
  const [held, setHeld] = useState<ReadonlySet<string>>(new Set())
  const [now, setNow] = useState(() => Date.now())
  const releases = useRef(new Map<string, () => void>())

  const load = useCallback(async () => {
    if (document.visibilityState !== 'visible') return
    const result = await notificationState({}).catch(() => null)
    if (!result?.ok) return
    setNow(Date.now())
    setPopups(result.data.popups)
  }, [])
  useUnread(load)
  useEffect(() => {
    if (document.visibilityState !== 'visible') return
    setNow(Date.now())
    setPopups(known)
  }, [known])
  useEffect(() => {
    document.addEventListener('visibilitychange', load)
    return () => document.removeEventListener('visibilitychange', load)
  }, [load])

  useEffect(() => {
    const later = popups.map(({ popAt }) => Date.parse(popAt)).filter((at) => at > now)
    if (later.length === 0) return
    const timer = setTimeout(() => setNow(Date.now()), Math.min(Math.min(...later) - now + 50, LONGEST))
    return () => clearTimeout(timer)
  }, [popups, now])

  useEffect(() => {
    const due = new Set(popups.filter(({ popAt }) => Date.parse(popAt) <= now).map(({ id }) => id))
    for (const id of due) if (!releases.current.has(id)) claim(id)
    for (const [id, release] of releases.current) if (!due.has(id)) release()

    function claim(id: string) {
      releases.current.set(id, () => releases.current.delete(id))
      const hold = (lock: Lock | null) => {
        if (!lock) return void releases.current.delete(id)
        setHeld((before) => new Set(before).add(id))
        return new Promise<void>((resolve) => {
          releases.current.set(id, () => {
            releases.current.delete(id)
            setHeld((before) => new Set([...before].filter((each) => each !== id)))
            resolve()
          })
        })
      }
      navigator.locks.request(`cohoi:reminder:${id}`, { ifAvailable: true }, hold).catch(() => {})
    }
  }, [popups, now])

  return {
    shown: popups.filter(({ id, popAt }) => held.has(id) && Date.parse(popAt) <= now),
    leave: (id: string) => setPopups((before) => before.filter((each) => each.id !== id)),
    putOff: (id: string, popAt: string) =>
      setPopups((before) => before.map((each) => (each.id === id ? { ...each, popAt } : each))),
  }
}
