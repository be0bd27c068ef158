import 'server-only'
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import { member, salesTeam, teamMember } from '@/db/schema'
import { teamCommands } from '@/lib/dictionaries/commands'
import { type Command, type Context, command, recordRef, within } from '@/lib/kernel/command'
import { conflict, invalidField, notFound } from '@/lib/kernel/errors'
import type { Change } from '@/lib/kernel/event'
import { winnerOf } from '@/lib/records/history'
import { humanName } from './name'

const input = recordRef.extend({
  name: humanName.optional(),
  teamIds: z.array(z.uuid()).max(200).optional(),
})

/** A member's name in this workspace and the teams they belong to; the login itself is the person's own. */
export const updateMember: Command<typeof input, { id: string; version: number }> = command({
  name: 'member.update',
  permission: 'member:write',
  input,
  async run(context, { id, version, name, teamIds }) {
    const { tx, actor } = context
    const here = and(eq(member.workspaceId, actor.workspace.id), eq(member.id, id))
    const [before] = await tx.select().from(member).where(here).for('update')
    if (!before) throw notFound()
    if (before.version !== version) throw conflict('stale', await winnerOf(tx, actor, 'member', id))
    const teams = teamIds ? await changeTeams(context, id, teamIds) : []
    if (name === undefined || name === before.name) return { data: { id, version }, events: teams }
    await tx
      .update(member)
      .set({ name, version: sql`${member.version} + 1`, updatedAt: new Date() })
      .where(here)
    const renamed = {
      entity: 'member',
      recordId: id,
      type: 'updated',
      before: { name: before.name },
      after: { name, version: version + 1 },
    }
    return { data: { id, version: version + 1 }, events: [renamed, ...teams] }
  },
})

/** Joins and leaves as an edit of each team would, so that it shows where teams are looked at. */
async function changeTeams(context: Context, memberId: string, wanted: string[]): Promise<Change[]> {
  const { tx, actor } = context
  const here = actor.workspace.id
  const rows = await tx
    .select({ teamId: teamMember.teamId })
    .from(teamMember)
    .innerJoin(
      salesTeam,
      and(eq(salesTeam.workspaceId, teamMember.workspaceId), eq(salesTeam.id, teamMember.teamId)),
    )
    .where(
      and(eq(teamMember.workspaceId, here), eq(teamMember.memberId, memberId), isNull(salesTeam.archivedAt)),
    )
  const had = rows.map(({ teamId }) => teamId)
  const joined = wanted.filter((teamId) => !had.includes(teamId))
  const changed = [...joined, ...had.filter((teamId) => !wanted.includes(teamId))]
  if (changed.length === 0) return []
  const teams = await tx
    .select({ id: salesTeam.id, version: salesTeam.version })
    .from(salesTeam)
    .where(and(eq(salesTeam.workspaceId, here), inArray(salesTeam.id, changed)))
    .orderBy(salesTeam.id)
    .for('update')
  if (teams.length !== new Set(changed).size) throw invalidField('teamIds', 'unknownReference')
  const events: Change[] = []
  for (const { id, version } of teams) {
    const people = await membersOf(context, id)
    const memberIds = joined.includes(id) ? [...people, memberId] : people.filter((each) => each !== memberId)
    const done = await within(teamCommands.update, context, { id, version, patch: { memberIds } })
    events.push(...done.events)
  }
  return events
}

async function membersOf({ tx, actor }: Context, teamId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: teamMember.memberId })
    .from(teamMember)
    .where(and(eq(teamMember.workspaceId, actor.workspace.id), eq(teamMember.teamId, teamId)))
  return rows.map(({ id }) => id)
}
