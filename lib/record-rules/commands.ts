import 'server-only'
import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { recordRule } from '@/db/schema'
import { type Context, command } from '@/lib/kernel/command'
import { entityIn } from '@/lib/kernel/custom-fields'
import type { Entity } from '@/lib/kernel/entity'
import { conflict, invalidField, notFound } from '@/lib/kernel/errors'
import { difference } from '@/lib/kernel/event'
import { newId } from '@/lib/kernel/id'
import { winnerOf } from '@/lib/records/history'
import { recordKinds } from '@/lib/records/kinds'
import { hasTwins } from '@/lib/records/likeness'
import { checkReferences } from '@/lib/records/references'
import { findAllTwins } from '@/lib/records/twin-jobs'
import { allowUndo } from '@/lib/records/undo'
import { type Condition, deciding } from './conditions'
import { recordRules } from './entity'
import { demandable, rulesOf, tellingApart } from './rules'

allowUndo(recordRules)

const names = z
  .array(z.string().max(60))
  .max(100)
  .transform((all) => [...new Set(all)].sort())

const conditions = z
  .array(
    z.strictObject({
      field: z.string().max(60),
      is: z.array(z.string().min(1).max(100)).min(1).max(100),
      required: names,
    }),
  )
  .max(50)
  .transform((all) => all.filter(({ required }) => required.length > 0))

/** Says which fields of a kind of record must be filled, and which no two of them may share. */
export const saveRules = command({
  name: 'record_rule.save',
  permission: 'workspace:write',
  input: z.strictObject({
    kind: z.string().max(60),
    required: names,
    conditional: conditions.default([]),
    distinct: names,
    version: z.int().min(0),
  }),
  async run(context, { kind, required, conditional, distinct, version }) {
    const { tx, actor, enqueue } = context
    const declared = recordKinds.get(kind)?.entity
    if (!declared) throw notFound()
    const entity = entityIn(actor, declared)
    if (required.some((name) => !demandable(entity).includes(name)))
      throw invalidField('required', 'invalidValue')
    await refuseUnfit(context, entity, conditional)
    if (distinct.some((name) => !tellingApart(entity).includes(name)))
      throw invalidField('distinct', 'invalidValue')
    const here = and(eq(recordRule.workspaceId, actor.workspace.id), eq(recordRule.entity, kind))
    await tx
      .insert(recordRule)
      .values({ workspaceId: actor.workspace.id, id: newId(), entity: kind, version: 0 })
      .onConflictDoNothing()
    const [row] = await tx.select({ id: recordRule.id }).from(recordRule).where(here).for('update')
    const id = row?.id ?? ''
    const { version: now, ...before } = await rulesOf(tx, actor, entity)
    const changed = difference(before, { required, conditional, distinct })
    if (!changed) return { data: { version: now }, events: [] }
    if (now !== version) throw conflict('stale', await winnerOf(tx, actor, 'record_rule', id))
    await tx
      .update(recordRule)
      .set({ required, conditional, distinct, version: version + 1, updatedAt: new Date() })
      .where(here)
    if ('distinct' in changed.after && hasTwins(entity)) await enqueue(findAllTwins, { entity: kind })
    const after = { ...changed.after, kind, version: version + 1 }
    const event = { entity: 'record_rule', recordId: id, type: 'updated', before: changed.before, after }
    return { data: { version: version + 1 }, events: [event] }
  },
})

/** A condition asks of a field that decides, and of values that there are. */
async function refuseUnfit(
  context: Context,
  entity: Entity,
  conditional: readonly Condition[],
): Promise<void> {
  for (const { field, is, required } of conditional) {
    const { type, options = [] } = entity.fields[field] ?? {}
    const isKnown = deciding(entity).includes(field)
    const isOption = type !== 'choice' || is.every((value) => options.includes(value))
    if (
      !isKnown ||
      !isOption ||
      required.some((name) => name === field || !demandable(entity).includes(name))
    )
      throw invalidField('conditional', 'invalidValue')
    if (type === 'reference') for (const id of is) await checkReferences(context, entity, [{ [field]: id }])
  }
}
