import { addDays, type PlainDate } from '@/lib/vietnam/plain-date'
import {
  COMPANY,
  LOST_REASONS,
  SOURCES,
  STAGES,
  TAGS,
  TEAMS,
  UNITS,
  USD_RATE,
  USERS,
  WRITTEN_SOURCES,
} from './company'
import { exchange } from './exchange'
import { draftOpportunities } from './opportunities'
import { type Random, randomFrom } from './random'
import type { DemoData } from './shape'
import { workdayBefore } from './workday'

export { generateOpportunities } from './opportunities'
export type * from './shape'

const SEED = 2026
const OPPORTUNITIES = 300
const EXCHANGES = 40

/** A made-up company with a year of sales up to the day before `today`; the same day gives the same data. */
export function demoData(today: PlainDate): DemoData {
  return {
    company: COMPANY,
    units: UNITS,
    users: USERS,
    teams: TEAMS,
    stages: STAGES,
    tags: TAGS,
    lostReasons: LOST_REASONS,
    sources: SOURCES,
    currencies: [
      { code: 'VND', rate: '1' },
      { code: 'USD', rate: USD_RATE },
    ],
    opportunities: withMail(randomFrom(SEED), today),
  }
}

// The latest that came by mail or the website, where people will look first.
function withMail(random: Random, today: PlainDate) {
  const drafts = [...draftOpportunities(OPPORTUNITIES, today, random)]
  const lastDay = workdayBefore(addDays(today, -1))
  const written = drafts.filter(({ opportunity, customer }) => {
    return customer.kind !== 'person' && WRITTEN_SOURCES.includes(opportunity.source)
  })

  for (const draft of written.slice(-EXCHANGES)) draft.opportunity.messages = exchange(random, draft, lastDay)
  return drafts.map(({ opportunity }) => opportunity)
}
