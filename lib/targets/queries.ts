import 'server-only'
import { and, asc, between, eq, gte, inArray, lt, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { member, opportunity, salesTarget } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { instantOf } from '@/lib/vietnam/date'
import { peopleWithin } from './people'
import { MONTHS, type Months, type PersonYear } from './year'

/** Targets and what was won, of everybody the actor may look at; who has left only with something to show. */
export async function targetYear(tx: Tx, actor: Actor, year: number): Promise<PersonYear[]> {
  const people = await yearOf(tx, actor, year, peopleWithin(actor, 'target:read'))
  return people.filter(
    ({ isActive, target, actual }) => isActive || hasAny(target.amount, target.wins, actual.wins),
  )
}

/** The actor's own year. */
export async function ownYear(tx: Tx, actor: Actor, year: number): Promise<PersonYear | undefined> {
  if (!actor.id) return undefined
  const [own] = await yearOf(
    tx,
    actor,
    year,
    and(peopleWithin(actor, 'target:read'), eq(member.id, actor.id)) ?? sql`false`,
  )
  return own
}

async function yearOf(tx: Tx, actor: Actor, year: number, which: SQL): Promise<PersonYear[]> {
  const { id, name, isActive } = member
  const people = await tx
    .select({ id, name, isActive, canWrite: sql<boolean>`${peopleWithin(actor, 'target:write')}` })
    .from(member)
    .where(which)
    .orderBy(asc(member.nameKey), asc(id))
    .limit(2000)
  const years = new Map(people.map((person) => [person.id, { ...person, ...emptyYear() }]))
  const ids = [...years.keys()]
  if (ids.length === 0) return []
  for (const { memberId, month, amount, wins } of await targetsOf(tx, actor, ids, year)) {
    const at = Number(month.slice(5, 7)) - 1
    const target = years.get(memberId)?.target
    if (target) [target.amount[at], target.wins[at]] = [amount, wins]
  }
  for (const { ownerId, month, amount, wins } of await wonBy(tx, actor, ids, year)) {
    const actual = years.get(ownerId ?? '')?.actual
    if (actual) [actual.amount[month - 1], actual.wins[month - 1]] = [Number(amount), wins]
  }
  return [...years.values()]
}

const targetsOf = (tx: Tx, actor: Actor, ids: string[], year: number) =>
  tx
    .select()
    .from(salesTarget)
    .where(
      and(
        eq(salesTarget.workspaceId, actor.workspace.id),
        inArray(salesTarget.memberId, ids),
        between(salesTarget.month, `${year}-01-01`, `${year}-12-01`),
      ),
    )

/** Sums of won opportunities by owner and month of closing, in the workspace's time zone. */
function wonBy(tx: Tx, actor: Actor, ids: string[], year: number) {
  const { workspaceId, closedAt, ownerId, amountBase, status, deletedAt, mergedIntoId } = opportunity
  const { timeZone } = actor.workspace
  const month = sql<number>`extract(month from ${closedAt} at time zone ${sql.param(timeZone)}::text)::int`
  return tx
    .select({
      ownerId,
      month: month.as('month'),
      amount: sql<string>`sum(${amountBase})`,
      wins: sql<number>`count(*)::int`,
    })
    .from(opportunity)
    .where(
      and(
        eq(workspaceId, actor.workspace.id),
        sql`${status} = 'won' and ${deletedAt} is null and ${mergedIntoId} is null`, // as the index says it
        gte(closedAt, instantOf(`${year}-01-01`, '00:00', timeZone)),
        lt(closedAt, instantOf(`${year + 1}-01-01`, '00:00', timeZone)),
        inArray(ownerId, ids),
      ),
    )
    .groupBy(ownerId, sql`month`)
}

const emptyYear = (): Pick<PersonYear, 'target' | 'actual'> => ({
  target: { amount: MONTHS.map(() => null), wins: MONTHS.map(() => null) },
  actual: { amount: MONTHS.map(() => 0), wins: MONTHS.map(() => 0) },
})

const hasAny = (...lists: Months[]) => lists.some((months) => months.some(Boolean))
