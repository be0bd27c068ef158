import { addDays, type PlainDate } from '@/lib/vietnam/plain-date'
import { ENTERPRISE, NORTH, SOURCES, SOUTH, TAG, TEAMS, USD_RATE, USERS, WON } from './company'
import { type Customer, newCustomer } from './customers'
import { type Journey, travel } from './journey'
import { noteFor } from './notes'
import { type Line, newOffer } from './offers'
import { type Random, randomFrom } from './random'
import type { DemoOpportunity } from './shape'
import { workdayBefore } from './workday'

export type Draft = { opportunity: DemoOpportunity; customer: Customer; line: Line }

const YEAR = 365
const REMEMBERED = 400
const LARGE = 1_000_000_000n
const FOR_ENTERPRISE = 600_000_000n

/** Any number of opportunities, oldest first, made one at a time; `today` and the seed decide everything. */
export function* generateOpportunities(
  count: number,
  today: PlainDate,
  seed = 1,
): Generator<DemoOpportunity> {
  for (const { opportunity } of draftOpportunities(count, today, randomFrom(seed))) yield opportunity
}

export function* draftOpportunities(count: number, today: PlainDate, random: Random): Generator<Draft> {
  const known: Customer[] = []
  const lastDay = workdayBefore(addDays(today, -1))

  for (let made = 0; made < count; made += 1) {
    const isReturning = known.length > 20 && random.chance(30)
    const customer = isReturning ? random.pick(known) : newCustomer(random)
    known[made % REMEMBERED] = customer

    // The power below one lets business grow over the year.
    const age = Math.floor(YEAR * (1 - (made / count) ** 0.6))
    const firstDay = workdayBefore(addDays(lastDay, -Math.min(age, YEAR - 10)))
    yield draft(random, customer, isReturning, travel(random, firstDay, lastDay), { firstDay, today })
  }
}

function draft(
  random: Random,
  customer: Customer,
  isReturning: boolean,
  { lastDay, ...journey }: Journey,
  days: { firstDay: PlainDate; today: PlainDate },
): Draft {
  const { offer, title, price } = newOffer(random, customer)
  const isForeign = customer.kind === 'foreign' && random.chance(70)
  const team = teamFor(customer, price)
  const priority = random.weighted([
    [0, 45],
    [1, 30],
    [2, 17],
    [3, 8],
  ])
  const facts = { priority, isReturning, isForeign, isLarge: price >= LARGE }

  const opportunity: DemoOpportunity = {
    title,
    customerName: customer.name,
    contactName: customer.contact.name,
    contactEmail: customer.email,
    contactPhone: customer.phone,
    amount: isForeign ? dollarCents(price) : price,
    currency: isForeign ? 'USD' : 'VND',
    createdAt: journey.history[0]?.at ?? '',
    expectedClose: expectedClose(random, journey.history, lastDay, days.today),
    owner: ownerFor(random, team, journey.history.length === 1 && days.firstDay > addDays(days.today, -21)),
    team,
    source: isReturning && random.chance(40) ? 2 : random.int(0, SOURCES.length - 1),
    tags: tagsFor(random, TAG[offer.line], offer.tag, facts),
    priority,
    description: random.chance(70) ? noteFor(random, offer) : null,
    ...journey,
    messages: [],
  }
  return { opportunity, customer, line: offer.line }
}

function teamFor(customer: Customer, price: bigint) {
  if (customer.kind === 'foreign' || price >= FOR_ENTERPRISE) return ENTERPRISE
  return customer.isNorthern ? NORTH : SOUTH
}

function ownerFor(random: Random, team: number, isFresh: boolean) {
  if (isFresh && random.chance(35)) return null

  const members = USERS.flatMap(({ teams, role }, place) =>
    teams.includes(team) ? [[place, role === 'manager' ? 1 : 3] as const] : [],
  )
  return random.weighted(members.length > 0 ? members : [[TEAMS[team]?.leader ?? 0, 1]])
}

function expectedClose(random: Random, history: Journey['history'], lastDay: PlainDate, today: PlainDate) {
  const stage = history.at(-1)?.stage ?? 0
  if (stage >= WON) return addDays(lastDay, random.int(-12, 20))
  if (stage === 0 && random.chance(25)) return null

  return addDays(today, random.chance(20) ? -random.int(1, 25) : random.int(1, 90 - stage * 15))
}

function tagsFor(
  random: Random,
  line: number,
  extra: number | undefined,
  facts: { priority: number; isReturning: boolean; isForeign: boolean; isLarge: boolean },
) {
  const tags = [
    random.chance(85) && line,
    extra,
    facts.isReturning && TAG.returning,
    facts.isForeign && TAG.foreign,
    facts.isLarge && TAG.large,
    facts.isLarge && random.chance(30) && TAG.tender,
    facts.priority === 3 && random.chance(70) && TAG.urgent,
    facts.priority > 1 && random.chance(20) && TAG.vip,
    random.chance(6) && TAG.instalment,
    random.chance(5) && TAG.later,
  ]
  return tags.filter((tag) => typeof tag === 'number')
}

function dollarCents(price: bigint) {
  return (price / BigInt(USD_RATE) / 10n) * 1000n
}
