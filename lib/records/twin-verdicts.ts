import 'server-only'
import { and, inArray, isNotNull } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { recordTwin } from '@/db/schema'
import { type Command, type Context, command } from '@/lib/kernel/command'
import type { Entity } from '@/lib/kernel/entity'
import { notFound } from '@/lib/kernel/errors'
import type { Change } from '@/lib/kernel/event'
import { scope } from '@/lib/kernel/scope'
import { type Edge, pairOf } from './likeness'
import { lookForTwins } from './twin-jobs'
import { whereIn } from './twin-pairs'

/** Pairs of ids, in whichever order. */
const input = z.strictObject({
  pairs: z
    .array(z.tuple([z.uuid(), z.uuid()]).refine(([a, b]) => a !== b))
    .min(1)
    .max(200),
})
type Verdict = Command<typeof input, { count: number }>

/** Says of records that they are two, which is kept whatever they hold later; and takes it back. */
export const twinVerdicts = (entity: Entity): { dismissTwins: Verdict; recallTwins: Verdict } => ({
  dismissTwins: command({
    name: `${entity.name}.dismiss_twins`,
    permission: entity.permissions.write,
    input,
    async run(context, { pairs }) {
      const asked = await writable(context, entity, pairs)
      const known = await dismissed(context, entity, asked)
      const fresh = asked.filter((pair) => !known.has(keyOf(pair)))
      if (fresh.length === 0) return { data: { count: 0 }, events: [] }
      const verdict = { dismissedAt: new Date(), dismissedBy: context.actor.id }
      await context.tx
        .insert(recordTwin)
        .values(fresh.map((pair) => ({ ...rowOf(context, entity, pair), ...verdict })))
        .onConflictDoUpdate({
          target: [recordTwin.workspaceId, recordTwin.entity, recordTwin.highId, recordTwin.lowId],
          set: verdict,
        })
      return { data: { count: fresh.length }, events: told(entity, fresh, 'twin_dismissed') }
    },
  }),
  recallTwins: command({
    name: `${entity.name}.recall_twins`,
    permission: entity.permissions.write,
    input,
    async run(context, { pairs }) {
      const asked = await writable(context, entity, pairs)
      const known = await dismissed(context, entity, asked)
      const back = asked.filter((pair) => known.has(keyOf(pair)))
      if (back.length === 0) return { data: { count: 0 }, events: [] }
      const here = whereIn(context.actor.workspace.id, entity.name, back)
      await context.tx.update(recordTwin).set({ dismissedAt: null, dismissedBy: null }).where(here)
      await lookForTwins(context, entity, [...new Set(back.map(({ high }) => high))])
      return { data: { count: back.length }, events: told(entity, back, 'twin_recalled') }
    },
  }),
})

const keyOf = ({ high, low }: Edge) => `${high} ${low}`

/** Each pair once, both of which the actor may change; anything else is not found. */
async function writable({ tx, actor }: Context, entity: Entity, pairs: [string, string][]): Promise<Edge[]> {
  const edges = new Map(pairs.map(([a, b]) => pairOf(a, b)).map((pair) => [keyOf(pair), pair]))
  const ids = [...new Set(pairs.flat())]
  const found = await tx
    .select({ id: entity.table.id })
    .from(entity.table as PgTable)
    .where(and(scope(actor, entity.table, entity.permissions.write), inArray(entity.table.id, ids)))
  if (found.length !== ids.length) throw notFound()
  return [...edges.values()]
}

async function dismissed({ tx, actor }: Context, { name }: Entity, pairs: Edge[]): Promise<Set<string>> {
  const rows = await tx
    .select({ high: recordTwin.highId, low: recordTwin.lowId })
    .from(recordTwin)
    .where(and(whereIn(actor.workspace.id, name, pairs), isNotNull(recordTwin.dismissedAt)))
    .for('update')
  return new Set(rows.map(keyOf))
}

const rowOf = ({ actor }: Context, { name }: Entity, { high, low }: Edge) => ({
  workspaceId: actor.workspace.id,
  entity: name,
  highId: high,
  lowId: low,
})

/** On the timeline of both, without the name of the other: not everybody sees both. */
const told = ({ name }: Entity, pairs: Edge[], type: string): Change[] =>
  pairs.flatMap(({ high, low }) => [
    { entity: name, recordId: high, type, after: { twinId: low } },
    { entity: name, recordId: low, type, after: { twinId: high } },
  ])
