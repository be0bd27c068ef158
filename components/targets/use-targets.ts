'use client'

import { useTranslations } from 'next-intl'
import { startTransition, useOptimistic } from 'react'
import { toastDone, toastError, toastUndo } from '@/components/ui/toaster'
import { copyTargets, saveTargets } from '@/lib/targets/actions'
import { type Measure, type PersonYear, spread } from '@/lib/targets/year'

type Cell = { memberId: string; month: number; value: number | null; was: number | null }
type Change = { measure: Measure; cells: Cell[] }

/** The grid's people with what is being saved already in place, and the ways to change targets. */
export function useTargets(year: number, people: PersonYear[], undoSeconds: number) {
  const t = useTranslations('targets')
  const [shown, show] = useOptimistic(people, applied)

  const save = (change: Change, isTold: boolean) =>
    startTransition(async () => {
      show(change)
      const result = await saveTargets({ year, ...change })
      if (!result.ok) return toastError(result.error.message)
      if (isTold) offerUndo(t('saved', { count: result.data.count }), [change])
    })
  const offerUndo = (message: string, changes: Change[]) =>
    toastUndo({
      message,
      seconds: undoSeconds,
      undo: async () => {
        for (const { measure, cells } of changes) {
          const back = cells.map(({ value, was, ...cell }) => ({ ...cell, value: was, was: value }))
          const result = await saveTargets({ year, measure, cells: back })
          if (!result.ok) toastError(result.error.message)
        }
      },
    })

  return {
    shown,
    /** One value for one period of some people: a quarter is spread over its months. */
    set(measure: Measure, whom: PersonYear[], months: number[], value: number | null) {
      const values = months.length === 1 ? [value] : spread(value)
      const cells = whom.flatMap(({ id, target }) =>
        months.map((month, at) => ({
          memberId: id,
          month,
          value: values[at] ?? null,
          was: target[measure][month - 1] ?? null,
        })),
      )
      const changed = cells.filter(({ value, was }) => value !== was)
      if (changed.length > 0) save({ measure, cells: changed }, true)
    },
    async copy() {
      const result = await copyTargets({ year })
      if (!result.ok) return toastError(result.error.message)
      const { copied } = result.data
      const message = t('copied', { count: copied.length })
      if (copied.length === 0) return toastDone(message)
      const measures = [...new Set(copied.map(({ measure }) => measure))]
      const changes = measures.map((measure) => ({
        measure,
        cells: copied.flatMap(({ measure: own, ...cell }) =>
          own === measure ? [{ ...cell, was: null }] : [],
        ),
      }))
      offerUndo(message, changes)
    },
  }
}

function applied(people: PersonYear[], { measure, cells }: Change): PersonYear[] {
  return people.map((person) => {
    const own = cells.filter(({ memberId }) => memberId === person.id)
    if (own.length === 0) return person
    const months = [...person.target[measure]]
    for (const { month, value } of own) months[month - 1] = value
    return { ...person, target: { ...person.target, [measure]: months } }
  })
}
