'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useRef, useTransition } from 'react'
import { keepForAYear } from '@/components/ui/keep-cookie'
import { type Asked, keptPeople, PEOPLE_COOKIE, pathTo } from '@/lib/calendar/asked'
import { turned } from '@/lib/calendar/range'

/** Going to other days, another view or other people, all of which stand in the address; the people are remembered. */
export function useTurning(asked: Asked, ownId: string | null) {
  const router = useRouter()
  const [pending, startTransition] = useTransition()
  // Steps in quick succession add up, before the page of the first is there.
  const aim = useRef({ from: asked, asked })
  if (aim.current.from !== asked) aim.current = { from: asked, asked }

  const go = (change: Partial<Asked>) => {
    const next = { ...aim.current.asked, ...change }
    aim.current = { ...aim.current, asked: next }
    if (change.who) keepForAYear(PEOPLE_COOKIE, keptPeople(ownId, change.who))
    startTransition(() => router.push(pathTo(next) as Route, { scroll: false }))
  }
  return {
    pending,
    go,
    turn(by: 1 | -1) {
      const { view, on } = aim.current.asked
      go({ on: turned(view, on, by) })
    },
    refresh: () => startTransition(() => router.refresh()),
  }
}
