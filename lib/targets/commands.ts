import 'server-only'
import { and, between, eq, inArray, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import { member, salesTarget } from '@/db/schema'
import { type Command, type Context, command } from '@/lib/kernel/command'
import { conflict, invalidField, notFound } from '@/lib/kernel/errors'
import type { Change } from '@/lib/kernel/event'
import { winnerOf } from '@/lib/records/history'
import { peopleWithin } from './people'
import { MEASURES, type Measure } from './year'

const MOST_WINS = 1_000_000

const year = z.int().min(2000).max(2100)
const amount = z.int().min(0).nullable()
const cell = z.strictObject({
  memberId: z.uuid(),
  month: z.int().min(1).max(12),
  value: amount,
  /** What the one who changes it saw; if somebody changed it meanwhile, the change is refused. */
  was: amount,
})
const saveInput = z.strictObject({ year, measure: z.enum(MEASURES), cells: z.array(cell).min(1).max(5000) })
const copyInput = z.strictObject({ year })

type Cell = z.output<typeof cell>
export type Copied = { measure: Measure; memberId: string; month: number; value: number }

/** Sets one measure for any months and people at once: one cell, a quarter, everybody. All or none. */
export const saveTargets: Command<typeof saveInput, { count: number }> = command({
  name: 'sales_target.save',
  permission: 'target:write',
  input: saveInput,
  async run(context, { year, measure, cells }) {
    if (measure === 'wins' && cells.some(({ value }) => (value ?? 0) > MOST_WINS))
      throw invalidField('cells', 'tooBig', { limit: MOST_WINS })
    await refuseOthers(context, cells)
    await refuseStale(context, year, measure, cells)
    const changed = cells.filter(({ value, was }) => value !== was)
    await write(context, year, measure, changed)
    return { data: { count: changed.length }, events: told(year, measure, changed) }
  },
})

/** Fills the months of a year that have no target yet with those of the year before. */
export const copyTargets: Command<typeof copyInput, { copied: Copied[] }> = command({
  name: 'sales_target.copy_year',
  permission: 'target:write',
  input: copyInput,
  async run(context, { year }) {
    const { tx, actor } = context
    const mine = tx.select({ id: member.id }).from(member).where(peopleWithin(actor, 'target:write'))
    const rows = await tx
      .select()
      .from(salesTarget)
      .where(
        and(
          eq(salesTarget.workspaceId, actor.workspace.id),
          between(salesTarget.month, `${year - 1}-01-01`, `${year}-12-01`),
          inArray(salesTarget.memberId, mine),
        ),
      )
    const held = new Map(rows.map((row) => [`${row.memberId} ${row.month}`, row]))
    const copied = MEASURES.flatMap((measure) =>
      rows.flatMap((row): Copied[] => {
        const value = row[measure]
        const month = Number(row.month.slice(5, 7))
        if (!row.month.startsWith(String(year - 1)) || value === null) return []
        const own = held.get(`${row.memberId} ${dayOf(year, month)}`)
        return (own?.[measure] ?? null) === null ? [{ measure, memberId: row.memberId, month, value }] : []
      }),
    )
    const events: Change[] = []
    for (const measure of MEASURES) {
      const cells = copied.filter((each) => each.measure === measure).map((each) => ({ ...each, was: null }))
      await write(context, year, measure, cells)
      events.push(...told(year, measure, cells))
    }
    return { data: { copied }, events }
  },
})

async function refuseOthers({ tx, actor }: Context, cells: Cell[]): Promise<void> {
  const wanted = [...new Set(cells.map(({ memberId }) => memberId))]
  const found = await tx
    .select({ id: member.id })
    .from(member)
    .where(and(peopleWithin(actor, 'target:write'), inArray(member.id, wanted)))
  if (found.length !== wanted.length) throw notFound()
}

async function refuseStale({ tx, actor }: Context, year: number, measure: Measure, cells: Cell[]) {
  const rows = await tx
    .select()
    .from(salesTarget)
    .where(
      and(
        eq(salesTarget.workspaceId, actor.workspace.id),
        inArray(salesTarget.memberId, [...new Set(cells.map(({ memberId }) => memberId))]),
        between(salesTarget.month, `${year}-01-01`, `${year}-12-01`),
      ),
    )
    .orderBy(salesTarget.memberId, salesTarget.month)
    .for('update')
  const held = new Map(rows.map((row) => [`${row.memberId} ${row.month}`, row[measure]]))
  const stale = cells.find(
    ({ memberId, month, was }) => (held.get(`${memberId} ${dayOf(year, month)}`) ?? null) !== was,
  )
  if (stale) throw conflict('stale', await winnerOf(tx, actor, 'sales_target', stale.memberId))
}

async function write({ tx, actor }: Context, year: number, measure: Measure, cells: Cell[]): Promise<void> {
  const column = salesTarget[measure]
  for (let start = 0; start < cells.length; start += 1000) {
    const rows = cells.slice(start, start + 1000).map(({ memberId, month, value }) => ({
      workspaceId: actor.workspace.id,
      memberId,
      month: dayOf(year, month),
      [measure]: value,
    }))
    await tx
      .insert(salesTarget)
      .values(rows)
      .onConflictDoUpdate({
        target: [salesTarget.workspaceId, salesTarget.memberId, salesTarget.month],
        set: { [measure]: sql`excluded.${sql.identifier(column.name)}`, updatedAt: new Date() },
      })
  }
  if (cells.some(({ value }) => value === null))
    await tx
      .delete(salesTarget)
      .where(
        and(
          eq(salesTarget.workspaceId, actor.workspace.id),
          inArray(salesTarget.memberId, [...new Set(cells.map(({ memberId }) => memberId))]),
          between(salesTarget.month, `${year}-01-01`, `${year}-12-01`),
          isNull(salesTarget.amount),
          isNull(salesTarget.wins),
        ),
      )
}

/** One event per person, with the months that changed. */
function told(year: number, measure: Measure, cells: Cell[]): Change[] {
  const byPerson = new Map<string, Cell[]>()
  for (const each of cells) byPerson.set(each.memberId, [...(byPerson.get(each.memberId) ?? []), each])
  const months = (own: Cell[], key: 'value' | 'was') =>
    Object.fromEntries(own.map((each) => [`${measure} ${dayOf(year, each.month).slice(0, 7)}`, each[key]]))
  return [...byPerson].map(([recordId, own]) => ({
    entity: 'sales_target',
    recordId,
    type: 'updated',
    before: months(own, 'was'),
    after: months(own, 'value'),
  }))
}

const dayOf = (year: number, month: number) => `${year}-${String(month).padStart(2, '0')}-01`
