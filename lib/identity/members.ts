import 'server-only'
import { and, asc, eq, or, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { mailbox, member, memberGroup, permissionGroup } from '@/db/schema'
import { type Command, type Context, command, recordRef } from '@/lib/kernel/command'
import { conflict, notFound } from '@/lib/kernel/errors'
import type { Change } from '@/lib/kernel/event'
import { winnerOf } from '@/lib/records/history'
import { givenGroups, groupIds } from './given-groups'

type MemberRow = typeof member.$inferSelect
type Saved = { id: string; version: number }

const groupsInput = recordRef.extend({ groupIds })

/** Gives a person exactly these groups: the only way anybody comes to rights. */
export const setGroups: Command<typeof groupsInput, Saved> = command({
  name: 'member.set_groups',
  permission: 'member:write',
  input: groupsInput,
  async run(context, { groupIds, ...ref }) {
    const { tx, actor } = context
    const row = await lockedWithAdministrators(context, ref.id)
    if (!row) throw notFound()
    const own = and(eq(memberGroup.workspaceId, actor.workspace.id), eq(memberGroup.memberId, ref.id))
    const before = (await tx.select().from(memberGroup).where(own)).map(({ groupId }) => groupId).sort()
    const wanted = [...new Set(groupIds)].sort()
    await givenGroups(context, wanted)
    await givenGroups(context, before) // nor is anybody above oneself brought down
    if (before.join() === wanted.join()) return { data: { id: ref.id, version: row.version }, events: [] }
    await tx.delete(memberGroup).where(own)
    await tx
      .insert(memberGroup)
      .values(wanted.map((groupId) => ({ workspaceId: actor.workspace.id, memberId: ref.id, groupId })))
    const version = await bump(context, ref, {})
    await requireAdministrator(context)
    const after = { groupIds: wanted, version }
    const change = {
      entity: 'member',
      recordId: ref.id,
      type: 'updated',
      before: { groupIds: before },
      after,
    }
    return { data: { id: ref.id, version }, events: [change] }
  },
})

/**
 * Shuts a person out: their sessions in this workspace end with this transaction, and the password of their mailbox is
 * forgotten. What they own stays theirs.
 */
export const deactivateMember: Command<typeof recordRef, Saved> = command({
  name: 'member.deactivate',
  permission: 'member:write',
  input: recordRef,
  async run(context, ref) {
    const written = await write(context, ref, { isActive: false }, 'deactivated')
    await context.tx.execute(sql`select cohoi_end_sessions(${ref.id}::uuid)`)
    await context.tx
      .delete(mailbox)
      .where(and(eq(mailbox.workspaceId, context.actor.workspace.id), eq(mailbox.memberId, ref.id)))
    return written
  },
})

export const reactivateMember: Command<typeof recordRef, Saved> = command({
  name: 'member.reactivate',
  permission: 'member:write',
  input: recordRef,
  run: (context, ref) => write(context, ref, { isActive: true }, 'reactivated'),
})

async function write(
  context: Context,
  ref: z.output<typeof recordRef>,
  patch: Pick<MemberRow, 'isActive'>,
  type: string,
): Promise<{ data: Saved; events: Change[] }> {
  const { id } = ref
  const row = await lockedWithAdministrators(context, id)
  if (!row) throw notFound()
  const before = { isActive: row.isActive }
  if (row.isActive === patch.isActive) return { data: { id, version: row.version }, events: [] }
  const version = await bump(context, ref, patch)
  await requireAdministrator(context)
  const change = { entity: 'member', recordId: id, type, before, after: { ...patch, version } }
  return { data: { id, version }, events: [change] }
}

async function bump(
  { tx, actor }: Context,
  { id, version }: z.output<typeof recordRef>,
  patch: Partial<MemberRow>,
): Promise<number> {
  const [after] = await tx
    .update(member)
    .set({ ...patch, version: version + 1, updatedAt: new Date() })
    .where(and(eq(member.workspaceId, actor.workspace.id), eq(member.id, id), eq(member.version, version)))
    .returning({ version: member.version })
  if (!after) throw conflict('stale', await winnerOf(tx, actor, 'member', id))
  return after.version
}

const administers = (workspaceId: string) => sql`${member.id} in (
  select ${memberGroup.memberId} from ${memberGroup} join ${permissionGroup}
    on ${permissionGroup.workspaceId} = ${memberGroup.workspaceId} and ${permissionGroup.id} = ${memberGroup.groupId}
  where ${memberGroup.workspaceId} = ${workspaceId} and ${permissionGroup.preset} = 'administrator')`

/** Takes the rows of all administrators in one order, so that two of them cannot remove each other at once. */
async function lockedWithAdministrators({ tx, actor }: Context, id: string): Promise<MemberRow | undefined> {
  const { id: workspaceId } = actor.workspace
  const rows = await tx
    .select()
    .from(member)
    .where(and(eq(member.workspaceId, workspaceId), or(eq(member.id, id), administers(workspaceId))))
    .orderBy(asc(member.id))
    .for('update')
  return rows.find((row) => row.id === id)
}

async function requireAdministrator({ tx, actor }: Context): Promise<void> {
  const { id } = actor.workspace
  const [left] = await tx
    .select({ id: member.id })
    .from(member)
    .where(and(eq(member.workspaceId, id), eq(member.isActive, true), administers(id)))
    .limit(1)
  if (!left) throw conflict('lastAdministrator')
}
