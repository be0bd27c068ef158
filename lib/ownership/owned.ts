import 'server-only'
import { and, asc, count, desc, eq, isNull, ne } from 'drizzle-orm'
import { z } from 'zod'
import type { Tx } from '@/db/client'
import { handOver, member, salesTeam } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { notFound } from '@/lib/kernel/errors'
import { read } from '@/lib/kernel/read'
import { type Owning, ownedBy, ownings } from './ownings'

/** How many records a member owns in one way, and how many of them are still in the works. */
export type OwnedCount = { key: string; total: number; open: number }

/** What a member owns, without what they own nothing of. */
export async function countOwned(tx: Tx, actor: Actor, memberId: string): Promise<OwnedCount[]> {
  const counts: OwnedCount[] = []
  for (const owning of ownings()) {
    const total = await counted(tx, actor, owning, memberId, false)
    const open = owning.open && total > 0 ? await counted(tx, actor, owning, memberId, true) : total
    if (total > 0) counts.push({ key: owning.key, total, open })
  }
  return counts
}

export type HandOverRow = typeof handOver.$inferSelect

/** The newest hand-over of a member that was too big for one command. */
export async function lastHandOver(tx: Tx, actor: Actor, memberId: string): Promise<HandOverRow | undefined> {
  const [row] = await tx
    .select()
    .from(handOver)
    .where(and(eq(handOver.workspaceId, actor.workspace.id), eq(handOver.memberId, memberId)))
    .orderBy(desc(handOver.createdAt))
    .limit(1)
  return row
}

type Choice = { value: string; label: string }
export type Handable = { owned: OwnedCount[]; colleagues: Choice[]; teams: Choice[] }

/** What a member owns and who could have it, for the question that comes with shutting them out. */
export const readOwned = read({
  name: 'member.owned',
  permission: 'member:write',
  input: z.strictObject({ id: z.uuid() }),
  async run({ tx, actor }, { id }): Promise<Handable> {
    const here = eq(member.workspaceId, actor.workspace.id)
    const [found] = await tx
      .select({ id: member.id })
      .from(member)
      .where(and(here, eq(member.id, id)))
    if (!found) throw notFound()
    const colleagues = await tx
      .select({ value: member.id, label: member.name })
      .from(member)
      .where(and(here, eq(member.isActive, true), ne(member.id, id)))
      .orderBy(asc(member.nameKey), asc(member.id))
    const teams = await tx
      .select({ value: salesTeam.id, label: salesTeam.name })
      .from(salesTeam)
      .where(and(eq(salesTeam.workspaceId, actor.workspace.id), isNull(salesTeam.archivedAt)))
      .orderBy(asc(salesTeam.position), asc(salesTeam.id))
    return { owned: await countOwned(tx, actor, id), colleagues, teams }
  },
})

async function counted(tx: Tx, actor: Actor, owning: Owning, id: string, onlyOpen: boolean): Promise<number> {
  const [row] = await tx
    .select({ n: count() })
    .from(owning.table)
    .where(ownedBy(actor, owning, id, onlyOpen))
  return row?.n ?? 0
}
