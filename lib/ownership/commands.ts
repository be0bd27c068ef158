import 'server-only'
import { and, asc, eq, ne, sql } from 'drizzle-orm'
import { z } from 'zod'
import { handOver, member, teamMember } from '@/db/schema'
import { type Command, type Context, command } from '@/lib/kernel/command'
import { conflict, invalidField, notFound } from '@/lib/kernel/errors'
import type { Change } from '@/lib/kernel/event'
import { newId } from '@/lib/kernel/id'
import { handOverJob } from './job'
import { countOwned, lastHandOver } from './owned'
import { told } from './steps'
import { type Plan, walk } from './walk'

/** More than this is a job with progress. */
const AT_ONCE = 500

const input = z.strictObject({
  memberId: z.uuid(),
  /** To one colleague, or in turn to the active members of a team. */
  to: z.strictObject({ kind: z.enum(['member', 'team']), id: z.uuid() }),
  onlyOpen: z.boolean(),
})
type Started = { done: number; skipped: number; handOverId: string | null }

/** Gives what a member owns to others, by the same path as any change of owner. */
export const startHandOver: Command<typeof input, Started> = command({
  name: 'hand_over.start',
  permission: 'member:write',
  input,
  async run(context, { memberId, to, onlyOpen }) {
    const { tx, actor, enqueue } = context
    await refuseUnknown(context, memberId)
    if ((await lastHandOver(tx, actor, memberId))?.state === 'running') throw conflict('handOverRunning')
    const plan = { memberId, receiverIds: await receiversOf(context, memberId, to), onlyOpen }
    const counts = await countOwned(tx, actor, memberId)
    const total = counts.reduce((sum, each) => sum + (onlyOpen ? each.open : each.total), 0)
    if (total === 0) return { data: { done: 0, skipped: 0, handOverId: null }, events: [] }
    if (total <= AT_ONCE) return atOnce(context, plan)
    const id = newId()
    const row = { ...plan, id, total, workspaceId: actor.workspace.id, startedBy: actor.id }
    await tx.insert(handOver).values(row)
    await enqueue(handOverJob, { id, startedBy: actor.id, name: actor.name }, { key: `hand-over:${id}` })
    return {
      data: { done: 0, skipped: 0, handOverId: id },
      events: [told(memberId, 'hand_over_started', plan, total)],
    }
  },
})

async function atOnce(context: Context, plan: Plan): Promise<{ data: Started; events: Change[] }> {
  const { done, skipped, events } = await walk(context, plan, { place: null, turn: 0, limit: AT_ONCE + 1 })
  return { data: { done, skipped, handOverId: null }, events }
}

async function refuseUnknown({ tx, actor }: Context, id: string): Promise<void> {
  const [row] = await tx
    .select({ id: member.id })
    .from(member)
    .where(and(eq(member.workspaceId, actor.workspace.id), eq(member.id, id)))
    .for('update')
  if (!row) throw notFound()
}

async function receiversOf({ tx, actor }: Context, from: string, to: z.output<typeof input>['to']) {
  const workspaceId = actor.workspace.id
  const inTeam = sql`exists (select from ${teamMember} where ${teamMember.workspaceId} = ${workspaceId}
    and ${teamMember.teamId} = ${to.id} and ${teamMember.memberId} = ${member.id})`
  const rows = await tx
    .select({ id: member.id })
    .from(member)
    .where(
      and(
        eq(member.workspaceId, workspaceId),
        eq(member.isActive, true),
        ne(member.id, from),
        to.kind === 'team' ? inTeam : eq(member.id, to.id),
      ),
    )
    .orderBy(asc(member.id))
  if (rows.length === 0) throw invalidField('to', to.kind === 'team' ? 'nobodyInTeam' : 'unknownReference')
  return rows.map(({ id }) => id)
}
