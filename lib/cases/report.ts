import 'server-only'
import { and, eq, gte, lt, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Tx } from '@/db/client'
import { opportunity, supportCase } from '@/db/schema'
import { type Actor, can } from '@/lib/kernel/actor'
import { entityFor } from '@/lib/kernel/field-rights'
import { scope } from '@/lib/kernel/scope'
import { opportunities } from '@/lib/opportunities/entity'
import { optionsFor } from '@/lib/records/options'
import { cases } from './entity'
import { boundsOf, type Period, partsOf } from './report-period'

/** How many cases came, how many of them are solved, and how many of those with a deadline that is over met it. */
export type CaseCount = {
  key: string | null
  made: number
  solved: number
  answerDue: number
  answerMet: number
  solutionDue: number
  solutionMet: number
}
export type SaleCount = { key: string | null; amount: number; wins: number }
export type Named<T> = T & { name: string | null }

export type CareReport = {
  periods: CaseCount[]
  categories: Named<CaseCount>[] | null
  owners: Named<CaseCount>[] | null
  /** What was won, for whoever may see amounts. */
  sales: { periods: SaleCount[]; owners: Named<SaleCount>[] | null } | null
}

/** The cases that the actor may see, and the sales, of a year by months or of years. */
export async function careReport(tx: Tx, actor: Actor, period: Period): Promise<CareReport> {
  const known = entityFor(actor, cases).fields as Record<string, unknown>
  const options = await optionsFor(tx, actor, cases)
  const nameOf = (of: string, id: string | null) => options[of]?.find((each) => each.id === id)?.name ?? null
  const named = (of: string, rows: CaseCount[]) => rows.map((row) => ({ ...row, name: nameOf(of, row.key) }))
  const counts = (key: SQL | PgColumn) => caseCounts(tx, actor, period, key)
  return {
    periods: inOrder(period, await counts(partOf(supportCase.createdAt, actor, period)), NO_CASES),
    categories: known.categoryId ? named('case_category', await counts(supportCase.categoryId)) : null,
    owners: known.ownerId ? named('member', await counts(supportCase.ownerId)) : null,
    sales: await salesOf(tx, actor, period, nameOf),
  }
}

async function salesOf(
  tx: Tx,
  actor: Actor,
  period: Period,
  nameOf: (of: string, id: string | null) => string | null,
): Promise<CareReport['sales']> {
  const known = entityFor(actor, opportunities).fields as Record<string, unknown>
  if (!can(actor, 'opportunity:read') || !known.amount) return null
  const part = partOf(opportunity.closedAt, actor, period)
  const owners = known.ownerId ? await saleCounts(tx, actor, period, opportunity.ownerId) : null
  return {
    periods: inOrder(period, await saleCounts(tx, actor, period, part), { amount: 0, wins: 0 }),
    owners: owners ? owners.map((row) => ({ ...row, name: nameOf('member', row.key) })) : null,
  }
}

const NO_CASES = { made: 0, solved: 0, answerDue: 0, answerMet: 0, solutionDue: 0, solutionMet: 0 }

function inOrder<T extends { key: string | null }>(period: Period, rows: T[], nothing: Omit<T, 'key'>): T[] {
  return partsOf(period).map(
    (key) => rows.find((row) => row.key === key) ?? ({ ...nothing, key } as unknown as T),
  )
}

const partOf = (at: PgColumn, { workspace }: Actor, { by }: Period): SQL =>
  sql`to_char(${at} at time zone ${sql.param(workspace.timeZone)}::text, ${sql.raw(by === 'month' ? "'YYYY-MM'" : "'YYYY'")})`

const count = (which: SQL) => sql<number>`count(*) filter (where ${which})::int`

function caseCounts(tx: Tx, actor: Actor, period: Period, key: SQL | PgColumn): Promise<CaseCount[]> {
  const { createdAt, solvedAt, firstAnsweredAt, answerDueAt, solveDueAt, mergedIntoId } = supportCase
  const { from, until } = boundsOf(period, actor.workspace.timeZone)
  return tx
    .select({
      key: sql<string | null>`${key}`.as('key'),
      made: sql<number>`count(*)::int`.as('made'),
      solved: count(sql`${solvedAt} is not null`),
      answerDue: count(sql`${answerDueAt} < now() or ${firstAnsweredAt} <= ${answerDueAt}`),
      answerMet: count(sql`${firstAnsweredAt} <= ${answerDueAt}`),
      solutionDue: count(sql`${solveDueAt} < now() or ${solvedAt} <= ${solveDueAt}`),
      solutionMet: count(sql`${solvedAt} <= ${solveDueAt}`),
    })
    .from(supportCase)
    .where(
      and(
        scope(actor, supportCase, 'support_case:read'),
        sql`${mergedIntoId} is null`,
        gte(createdAt, from),
        lt(createdAt, until),
      ),
    )
    .groupBy(sql`key`)
    .orderBy(sql`made desc`)
    .limit(MOST)
}

/** More than fit a page tell nobody anything. */
const MOST = 200

async function saleCounts(tx: Tx, actor: Actor, period: Period, key: SQL | PgColumn): Promise<SaleCount[]> {
  const { closedAt, amountBase, status, mergedIntoId, deletedAt } = opportunity
  const { from, until } = boundsOf(period, actor.workspace.timeZone)
  const rows = await tx
    .select({
      key: sql<string | null>`${key}`.as('key'),
      amount: sql<string>`sum(${amountBase})`.as('amount'),
      wins: sql<number>`count(*)::int`,
    })
    .from(opportunity)
    .where(
      and(
        scope(actor, opportunity, 'opportunity:read'),
        eq(opportunity.workspaceId, actor.workspace.id),
        sql`${status} = 'won' and ${deletedAt} is null and ${mergedIntoId} is null`, // as the index says it
        gte(closedAt, from),
        lt(closedAt, until),
      ),
    )
    .groupBy(sql`key`)
    .orderBy(sql`amount desc`)
    .limit(MOST)
  return rows.map((row) => ({ ...row, amount: Number(row.amount) }))
}
