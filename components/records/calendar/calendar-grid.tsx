'use client'

import type { KeyboardEvent, ReactNode } from 'react'

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }
const PAGES: Readonly<Record<string, string>> = { PageUp: 'previous', PageDown: 'next' }

/** The grid of a month: arrows lead from day to day, Enter into one, Escape out to it, PageUp and PageDown to other months. */
export function CalendarGrid({ label, children }: { label: string; children: ReactNode }) {
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const target = event.target as HTMLElement
    const day = target.closest<HTMLElement>('[data-day]')
    if (!day || event.ctrlKey || event.metaKey || event.altKey) return
    if (move(event.key, day, target === day)) event.preventDefault()
  }
  return (
    <table
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its cells are walked with arrows
      role="grid"
      aria-label={label}
      onKeyDown={onKeyDown}
      className="h-full w-full table-fixed border-separate border-spacing-0 rounded-lg border max-md:hidden"
    >
      {children}
    </table>
  )
}

function move(key: string, day: HTMLElement, isOnDay: boolean): boolean {
  const step = STEPS[key]
  const days = [...(day.closest('table')?.querySelectorAll<HTMLElement>('[data-day]') ?? [])]
  if (step) days[days.indexOf(day) + step]?.focus()
  else if (PAGES[key]) document.querySelector<HTMLElement>(`[data-step="${PAGES[key]}"]`)?.click()
  else if (key === 'Enter' && isOnDay) day.querySelector<HTMLElement>('a')?.focus()
  else if (key === 'Escape' && !isOnDay) day.focus()
  else return false
  return true
}
