import 'server-only'
import { and, asc, eq, inArray } from 'drizzle-orm'
import { z } from 'zod'
import { member } from '@/db/schema'
import { members } from '@/lib/dictionaries/entities'
import { type Command, command } from '@/lib/kernel/command'
import { conflict, notFound } from '@/lib/kernel/errors'
import { allowUndo } from '@/lib/records/undo'
import { standing } from './checks'
import { lockTree } from './locks'

const input = z.strictObject({ memberIds: z.array(z.uuid()).min(1).max(500), unitId: z.uuid() })

/** Where people work, one or many at once. */
export const placeMembers: Command<typeof input, { placed: number }> = command({
  name: 'member.place',
  permission: 'organisation:write',
  input,
  async run(context, { memberIds, unitId }) {
    const { tx, actor } = context
    standing(await lockTree(context), unitId, 'unitId')
    const wanted = [...new Set(memberIds)]
    const here = eq(member.workspaceId, actor.workspace.id)
    const people = await tx
      .select({ id: member.id, unitId: member.unitId, version: member.version })
      .from(member)
      .where(and(here, inArray(member.id, wanted)))
      .orderBy(asc(member.id))
      .for('no key update')
    if (people.length !== wanted.length) throw notFound()
    const moving = people.filter((person) => person.unitId !== unitId)
    for (const { id, version } of moving) {
      await tx
        .update(member)
        .set({ unitId, version: version + 1, updatedAt: new Date() })
        .where(and(here, eq(member.id, id)))
    }
    const events = moving.map((person) => ({
      entity: members.name,
      recordId: person.id,
      type: 'updated',
      before: { unitId: person.unitId },
      after: { unitId, version: person.version + 1 },
    }))
    return { data: { placed: moving.length }, events }
  },
})

/** Of a person only the unit is taken back; roles and access are changed on purpose. */
allowUndo(members, {
  async settle(context, after, before) {
    if (!before || after.unitId === before.unitId) throw conflict('notUndoable')
    const same = (key: string) => JSON.stringify(after[key]) === JSON.stringify(before[key])
    const isElse = Object.keys(after).some(
      (key) => !['unitId', 'version', 'updatedAt'].includes(key) && !same(key),
    )
    if (isElse) throw conflict('notUndoable')
    standing(await lockTree(context), String(after.unitId), 'unitId')
    return []
  },
})
