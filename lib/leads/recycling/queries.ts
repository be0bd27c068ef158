import 'server-only'
import { and, asc, eq, lt, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { activity, event, lead, leadRecycling } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import type { RecyclingRule } from './schema'

/** The rule of a workspace; version 0 while nobody has set any. */
export async function getRecycling(tx: Tx, actor: Actor): Promise<RecyclingRule> {
  const { version, idleDays, releasesOwner } = leadRecycling
  const [row] = await tx
    .select({ version, idleDays, releasesOwner })
    .from(leadRecycling)
    .where(eq(leadRecycling.workspaceId, actor.workspace.id))
  return row ?? { version: 0, idleDays: null, releasesOwner: false }
}

/** Leads in somebody's hands with which nothing has happened since then, locked; those that others work on are left. */
export function idleLeads(tx: Tx, actor: Actor, since: Date, limit: number) {
  const { id, version, teamId, updatedAt, workspaceId } = lead
  const here = eq(workspaceId, actor.workspace.id)
  const lastEvent = tx
    .select({ at: sql`max(${event.at})` })
    .from(event)
    .where(and(eq(event.workspaceId, workspaceId), eq(event.entity, 'lead'), eq(event.recordId, id)))
  const lastDeed = tx
    .select({ at: sql`max(${activity.updatedAt})` })
    .from(activity)
    .where(and(eq(activity.workspaceId, workspaceId), eq(activity.leadId, id)))
  return tx
    .select({ id, version, teamId })
    .from(lead)
    .where(
      and(
        here,
        sql`${lead.status} in ('assigned', 'in_process') and ${lead.archivedAt} is null`, // as the index says it
        lt(updatedAt, since),
        sql`greatest((${lastEvent}), (${lastDeed}), ${updatedAt}) < ${since.toISOString()}::timestamptz`,
      ),
    )
    .orderBy(asc(updatedAt), asc(id))
    .limit(limit)
    .for('update', { skipLocked: true })
}
