import 'server-only'
import { and, asc, eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { type CasePriority, type CaseState, caseStatus, type Fields, opportunity } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import type { Context } from '@/lib/kernel/command'
import { stopWaiting } from '@/lib/mail/inbox/waiting'
import { relationsOf } from '@/lib/records/belonging'
import type { Hooks } from '@/lib/records/hooks'
import { nextNumber } from './care/commands'
import { careSince } from './care/queries'
import { contactIn } from './contact'
import { planEscalation } from './plan'
import { standingOf } from './standing'

/** Fields on which the deadlines of a case hang. */
const TELLING = ['statusId', 'priority', 'firstAnsweredAt']

/** What follows from an edit of a case: its number, whom it is about, how it stands and what is due. */
export const hooks: Pick<Hooks, 'prepare' | 'follow' | 'settle'> = {
  async prepare(context, values) {
    const linked = { ...values, ...(await relationsOf(context, values)) }
    const phase =
      linked.phase ?? ((await hasBought(context, linked.accountId)) ? 'after_sale' : 'before_sale')
    const known = { priority: 'normal', ...linked, ...(await contactIn(context, {}, linked)), phase }
    return { ...known, ...(await stood(context, {}, known)), number: await nextNumber(context) }
  },
  async follow(context, before, patch) {
    const known = { ...patch, ...(await contactIn(context, before, patch)) }
    if (!TELLING.some((name) => patch[name] !== undefined)) return known
    return { ...known, ...(await stood(context, before, patch)) }
  },
  async settle(context, after, before) {
    const isBack = Boolean(before?.archivedAt) && !after.archivedAt
    if (after.nextDueAt && (isBack || String(after.nextDueAt) !== String(before?.nextDueAt)))
      await planEscalation(context)
    // Nobody waits for us where we wait for the customer, or are done.
    const isResting = after.restsSince && !before?.restsSince
    return isResting ? stopWaiting(context, { entity: 'support_case', recordId: after.id }) : []
  },
}

async function stood({ tx, actor }: Context, before: Fields, patch: Fields): Promise<Fields> {
  const now = new Date()
  const statuses = await caseStatusesOf(tx, actor)
  const { rule, calendar } = await careSince(tx, actor, (before.createdAt as Date | undefined) ?? now)
  return standingOf(before, patch, {
    stateOf: (id) => statuses.find((each) => each.id === id)?.state,
    first: firstOf(statuses, 'new')?.id ?? statuses.find(({ isArchived }) => !isArchived)?.id ?? null,
    targetOf: (priority) => rule.targets[priority as CasePriority] ?? rule.targets.normal,
    calendar,
    now,
  })
}

/** Whether a customer has bought something. */
async function hasBought({ tx, actor }: Context, accountId: unknown): Promise<boolean> {
  if (!accountId) return false
  const found = await tx
    .select({ id: opportunity.id })
    .from(opportunity)
    .where(
      and(
        eq(opportunity.workspaceId, actor.workspace.id),
        eq(opportunity.accountId, String(accountId)),
        eq(opportunity.status, 'won'),
      ),
    )
    .limit(1)
  return found.length > 0
}

type Status = { id: string; state: CaseState; isArchived: boolean }

/** The statuses of cases in their order, and what each means. */
export async function caseStatusesOf(tx: Tx, actor: Actor): Promise<Status[]> {
  const { id, state, archivedAt, workspaceId, position } = caseStatus
  const rows = await tx
    .select({ id, state, archivedAt })
    .from(caseStatus)
    .where(eq(workspaceId, actor.workspace.id))
    .orderBy(asc(position), asc(id))
  return rows.map((row) => ({ id: row.id, state: row.state, isArchived: row.archivedAt !== null }))
}

/** The first status that means this. */
export const firstOf = (statuses: readonly Status[], state: CaseState): Status | undefined =>
  statuses.find((each) => each.state === state && !each.isArchived)
