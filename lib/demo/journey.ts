import { addDays, daysBetween, type PlainDate } from '@/lib/vietnam/plain-date'
import { LOST, LOST_REASONS, SILENT, STAGES, WON } from './company'
import type { Random } from './random'
import type { DemoOpportunity } from './shape'
import { officeMoment, workdayAfter } from './workday'

export type Journey = Pick<DemoOpportunity, 'history' | 'checklist' | 'lostReason'> & { lastDay: PlainDate }

const LONGEST_SILENCE = 150
const STAY: [number, number][] = [
  [2, 24],
  [5, 32],
  [8, 45],
  [7, 50],
]

/** A card's way over the board from the day it was made to the last day anything may have happened. */
export function travel(random: Random, firstDay: PlainDate, lastDay: PlainDate): Journey {
  const [first = 0, ...rest] = planned(random, daysBetween(firstDay, lastDay) > LONGEST_SILENCE)
  const history = [{ stage: first, at: officeMoment(random, firstDay) }]

  let day = firstDay
  let current = first
  for (const stage of rest) {
    const [shortest, longest] = STAY[current] ?? [10, 40]
    const next = workdayAfter(addDays(day, random.int(shortest, longest)))
    if (next > lastDay) break

    day = next
    current = stage
    history.push({ stage, at: officeMoment(random, day) })
  }
  return { history, checklist: ticked(random, history), ...reasonFor(random, history), lastDay: day }
}

function planned(random: Random, isOld: boolean): number[] {
  const reached = random.weighted([
    [0, 22],
    [1, 30],
    [2, 26],
    [3, 22],
  ])
  const end = random.weighted([
    ['won', 43],
    ['lost', 32],
    ['silent', 25],
  ])
  if (end === 'won') return detour(random, [...skipping(random), WON])

  const stages = [0, 1, 2, 3].slice(0, reached + 1)
  return end === 'lost' || isOld ? detour(random, [...stages, LOST]) : stages
}

function skipping(random: Random) {
  return [0, 1, 2, 3].filter((stage) => stage === 0 || random.chance(88))
}

// Now and then a card goes one stage back before it goes on.
function detour(random: Random, stages: number[]) {
  const at = random.int(1, stages.length - 1)
  const [before, here] = [stages[at - 1], stages[at]]
  if (before === undefined || here === undefined || here >= WON || !random.chance(8)) return stages

  return [...stages.slice(0, at + 1), before, ...stages.slice(at)]
}

function ticked(random: Random, history: Journey['history']) {
  const entered = [...new Set(history.map(({ stage }) => stage))]
  const all = entered.flatMap((stage) =>
    (STAGES[stage]?.requirements ?? []).map((_, requirement) => ({ stage, requirement })),
  )
  return all.filter(({ stage }) => STAGES[stage]?.isGate || random.chance(85))
}

function reasonFor(random: Random, history: Journey['history']) {
  if (history.at(-1)?.stage !== LOST) return {}
  const isEarly = history.length < 3
  return { lostReason: isEarly && random.chance(45) ? SILENT : random.int(0, LOST_REASONS.length - 1) }
}
