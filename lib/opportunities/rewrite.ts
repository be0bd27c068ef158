import 'server-only'
import { and, asc, eq, getTableColumns, type SQL, sql } from 'drizzle-orm'
import { type Fields, opportunity } from '@/db/schema'
import type { Context } from '@/lib/kernel/command'
import { type Change, difference } from '@/lib/kernel/event'
import type { Row } from '@/lib/records/query'
import { keepTimes } from './spans'

const WRITTEN = [
  'stageId',
  'pipelineId',
  'status',
  'rank',
  'probability',
  'stageSince',
  'closedAt',
  'teamId',
  'sourceId',
  'lostReasonId',
  'lostNote',
] as const

type Rewritten = { before: Row; after: Row; change: Pick<Change, 'before' | 'after'> }

/** Locks every card of the workspace that matches, in one order for all, whoever may see it. */
export async function lockCards({ tx, actor }: Context, ...where: SQL[]): Promise<Row[]> {
  return tx
    .select()
    .from(opportunity)
    .where(and(eq(opportunity.workspaceId, actor.workspace.id), ...where))
    .orderBy(asc(opportunity.id))
    .for('update')
}

/** What a change of settings does to locked cards: columns, time and one event each, in bulk. */
export async function rewriteCards(
  context: Context,
  cards: Row[],
  edit: (card: Row, index: number) => Fields,
  type = 'updated',
): Promise<Change[]> {
  const changes = cards.flatMap((before, index) => rewritten(before, edit(before, index)))
  for (let start = 0; start < changes.length; start += 1000) {
    const part = changes.slice(start, start + 1000)
    await write(
      context,
      part.map(({ after }) => after),
    )
    await keepTimes(context, part)
  }
  return changes.map(({ before, change }) => ({
    entity: 'opportunity',
    recordId: before.id,
    type,
    before: change.before,
    after: { ...change.after, version: Number(before.version) + 1 },
  }))
}

function rewritten(before: Row, patch: Fields): Rewritten[] {
  const change = difference(before, patch)
  return change ? [{ before, after: { ...before, ...patch }, change }] : []
}

async function write({ tx, actor }: Context, rows: Row[]): Promise<void> {
  const columns = getTableColumns(opportunity)
  const records = rows.map((row) => ({
    id: row.id,
    ...Object.fromEntries(WRITTEN.map((name) => [columns[name].name, row[name]])),
  }))
  const assignments = WRITTEN.map(
    (name) => sql`${sql.identifier(columns[name].name)} = new.${sql.identifier(columns[name].name)}`,
  )
  await tx.execute(sql`
    update opportunity set ${sql.join(assignments, sql`, `)}, version = opportunity.version + 1, updated_at = now()
    from json_populate_recordset(null::opportunity, ${JSON.stringify(records)}) new
    where opportunity.workspace_id = ${actor.workspace.id} and opportunity.id = new.id`)
}
