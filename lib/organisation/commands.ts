import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { orgUnit } from '@/db/schema'
import { type Command, type Context, command, recordRef, within } from '@/lib/kernel/command'
import { conflict, invalidField } from '@/lib/kernel/errors'
import type { Change } from '@/lib/kernel/event'
import { recordCommands } from '@/lib/records/commands'
import { winnerOf } from '@/lib/records/history'
import { allowUndo } from '@/lib/records/undo'
import { refuseCircle, refuseTwin, standing } from './checks'
import { units } from './entity'
import { handOver } from './hand-over'
import { lockTree, type Unit, unitIn } from './locks'
import { unitHooks } from './rules'
import { childrenOf } from './tree'

allowUndo(units, unitHooks)
export const unitCommands = recordCommands(units, unitHooks)

type Saved = { id: string; version: number }

const place = recordRef.extend({
  parentId: z.uuid(),
  /** The sibling it will stand before; last without it. */
  beforeId: z.uuid().optional(),
})

/** Puts a unit, with all below it, elsewhere in the tree. */
export const moveUnit: Command<typeof place, Saved> = command({
  name: 'org_unit.move',
  permission: 'organisation:write',
  input: place,
  async run(context, { id, version, parentId, beforeId }) {
    const { tx, actor } = context
    const tree = await lockTree(context)
    const unit = unitIn(tree, id)
    if (unit.version !== version) throw conflict('stale', await winnerOf(tx, actor, units.name, id))
    if (unit.kind === 'root') throw conflict('rootStays')
    standing(tree, parentId)
    refuseCircle(tree, id, parentId)
    if (parentId !== unit.parentId && !unit.archivedAt) refuseTwin(tree, parentId, unit)
    const order = orderWith(tree, unit, parentId, beforeId)
    const changes: Change[] = []
    for (const [position, each] of order.entries()) {
      const change = await settled(context, each, unit, { parentId, position })
      if (change) changes.push(change)
    }
    const hasMoved = changes.some(({ recordId }) => recordId === id)
    return { data: { id, version: hasMoved ? version + 1 : version }, events: changes }
  },
})

const retirement = recordRef.extend({ replacementId: z.uuid() })

/** Hands everything of a unit to another and archives it. */
export const retireUnit: Command<typeof retirement, Saved> = command({
  name: 'org_unit.retire',
  permission: 'organisation:write',
  input: retirement,
  async run(context, { id, version, replacementId }) {
    const unit = unitIn(await lockTree(context), id)
    if (unit.kind === 'root') throw conflict('rootStays')
    const moved = await handOver(context, id, replacementId)
    const { data, events } = await within(unitCommands.archive, context, { id, version })
    return { data, events: [...moved, ...events] }
  },
})

/** The siblings of the new place, the unit among them. */
function orderWith(tree: Unit[], unit: Unit, parentId: string, beforeId: string | undefined): Unit[] {
  const siblings = childrenOf(tree, parentId).filter(({ id }) => id !== unit.id)
  const at = beforeId ? siblings.findIndex(({ id }) => id === beforeId) : siblings.length
  if (at < 0) throw invalidField('beforeId', 'unknownReference')
  return siblings.toSpliced(at, 0, unit)
}

/** Siblings only make room: their versions stay, as in every order. */
async function settled(
  { tx, actor }: Context,
  each: Unit,
  unit: Unit,
  to: { parentId: string; position: number },
): Promise<Change | null> {
  const { id, position, parentId, version } = each
  if (position === to.position && parentId === to.parentId) return null
  const isMoved = id === unit.id
  await tx
    .update(orgUnit)
    .set({ ...to, ...(isMoved && { version: sql`${orgUnit.version} + 1` }), updatedAt: new Date() })
    .where(and(eq(orgUnit.workspaceId, actor.workspace.id), eq(orgUnit.id, id)))
  const common = { entity: units.name, recordId: id }
  return isMoved
    ? { ...common, type: 'moved', before: { parentId, position }, after: { ...to, version: version + 1 } }
    : { ...common, type: 'ordered', before: { position }, after: { position: to.position, version } }
}
