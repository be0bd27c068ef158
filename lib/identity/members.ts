import 'server-only'
import { and, asc, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { member, ROLES } from '@/db/schema'
import { type Command, type Context, command, recordRef } from '@/lib/kernel/command'
import { conflict, notFound } from '@/lib/kernel/errors'
import type { Change } from '@/lib/kernel/event'
import { winnerOf } from '@/lib/records/history'

type MemberRow = typeof member.$inferSelect
type Saved = { id: string; version: number }

const roleInput = recordRef.extend({ role: z.enum(ROLES) })

export const changeRole: Command<typeof roleInput, Saved> = command({
  name: 'member.change_role',
  permission: 'member:write',
  input: roleInput,
  run: (context, { role, ...ref }) => write(context, ref, { role }, 'updated'),
})

/** Shuts a person out: their sessions in this workspace end with this transaction. What they own stays theirs. */
export const deactivateMember: Command<typeof recordRef, Saved> = command({
  name: 'member.deactivate',
  permission: 'member:write',
  input: recordRef,
  async run(context, ref) {
    const written = await write(context, ref, { isActive: false }, 'deactivated')
    await context.tx.execute(sql`select cohoi_end_sessions(${ref.id}::uuid)`)
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
  { id, version }: z.output<typeof recordRef>,
  patch: Partial<Pick<MemberRow, 'role' | 'isActive'>>,
  type: string,
): Promise<{ data: Saved; events: Change[] }> {
  const { tx, actor } = context
  const here = eq(member.workspaceId, actor.workspace.id)
  const before = await lockedWithAdministrators(context, id)
  if (!before) throw notFound()
  if (Object.entries(patch).every(([key, value]) => before[key as keyof typeof patch] === value))
    return { data: { id, version: before.version }, events: [] }
  const [after] = await tx
    .update(member)
    .set({ ...patch, version: version + 1, updatedAt: new Date() })
    .where(and(here, eq(member.id, id), eq(member.version, version)))
    .returning()
  if (!after) throw conflict('stale', await winnerOf(tx, actor, 'member', id))
  if (!(await hasAdministrator(context))) throw conflict('lastAdministrator')
  const was = Object.fromEntries(Object.keys(patch).map((key) => [key, before[key as keyof typeof patch]]))
  const change = {
    entity: 'member',
    recordId: id,
    type,
    before: was,
    after: { ...patch, version: after.version },
  }
  return { data: { id, version: after.version }, events: [change] }
}

/** Takes the rows of all administrators in one order, so that two of them cannot remove each other at once. */
async function lockedWithAdministrators({ tx, actor }: Context, id: string): Promise<MemberRow | undefined> {
  const rows = await tx
    .select()
    .from(member)
    .where(
      and(
        eq(member.workspaceId, actor.workspace.id),
        sql`(${member.role} = 'administrator' or ${member.id} = ${id}::uuid)`,
      ),
    )
    .orderBy(asc(member.id))
    .for('update')
  return rows.find((row) => row.id === id)
}

async function hasAdministrator({ tx, actor }: Context): Promise<boolean> {
  const [left] = await tx
    .select({ id: member.id })
    .from(member)
    .where(
      and(
        eq(member.workspaceId, actor.workspace.id),
        eq(member.role, 'administrator'),
        eq(member.isActive, true),
      ),
    )
    .limit(1)
  return left !== undefined
}
