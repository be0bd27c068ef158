import 'server-only'
import { and, eq, ilike, isNull } from 'drizzle-orm'
import { leadSource } from '@/db/schema'
import type { Change } from '@/lib/kernel/event'
import { opportunities } from '@/lib/opportunities/entity'
import { rules } from '@/lib/opportunities/rules'
import { createRecord } from '@/lib/records/write'
import { trustAgain } from '../address'
import { normaliseAddress } from '../mime'
import type { Case, Target } from './case'
import { customerFor } from './customer'
import type { Decision, Held } from './decide'
import { keepMessage } from './keep'
import { type Applied, mark } from './mark'
import { markValid, ownerFor } from './owner'
import { step } from './path'
import { words } from './words'

/** Carries a decision out. Of the outcomes that only say no, nothing but the log is left. */
export async function apply(theCase: Case, decision: Decision): Promise<Applied> {
  switch (decision.outcome) {
    case 'created':
      return create(theCase, decision.targets, decision.continues)
    case 'threaded':
      return appended(theCase, decision.held, await trusted(theCase))
    case 'auto_reply':
      return decision.held ? appended(theCase, decision.held) : { recordIds: [], events: [] }
    case 'bounce':
      return mark(theCase.context, decision.marks)
    default:
      return { recordIds: [], events: [] }
  }
}

async function appended(theCase: Case, held: Held, before: Change[] = []): Promise<Applied> {
  if (!theCase.inbound.isAuthenticated) theCase.path.push(step('unverified'))
  return { recordIds: [held.recordId], events: [...before, await keepMessage(theCase, held)] }
}

const trusted = ({ context, people }: Case) => trustAgain(context, people.sender)

async function create(theCase: Case, targets: Target[], continues: Held | null): Promise<Applied> {
  const { context, path } = theCase
  const done: Applied = { recordIds: [], events: await trusted(theCase) }
  for (const target of targets) {
    const owner = await ownerFor(context, target)
    path.push(owner ? step('owner', { rule: target.ownerRule, name: owner.name }) : step('noOwner'))
    const said = await valuesOf(theCase)
    const standing = { teamId: target.teamId, ownerId: owner?.id ?? null, sourceId: said.sourceId }
    const customer = await customerFor(theCase, target, standing)
    const values = { ...said, ...standing, ...customer.links }
    const { data, events } = await createRecord(context, opportunities, rules, values)
    path.push(step('create', { title: said.title, team: target.teamName }))
    await markValid(context, target)
    done.recordIds.push(data.id)
    done.events.push(
      ...customer.events,
      ...events,
      await keepMessage(
        theCase,
        { entity: opportunities.name, recordId: data.id },
        continues ? { continues: continues.recordId } : {},
      ),
    )
    if (continues) done.events.push(continued(continues, data.id))
  }
  return done
}

async function valuesOf(theCase: Case) {
  const { people, reading, path } = theCase
  const { contact } = people
  const original = people.isMember && reading.forwarded?.from ? reading.forwarded : null
  if (original) path.push(step('forwarded', { sender: people.sender ?? '', contact: contact?.address ?? '' }))
  return {
    title: original?.subject || reading.subject || (await words(theCase.context)).noSubject,
    contactName: contact?.name || null,
    contactEmail: normaliseAddress(contact?.address ?? ''),
    sourceId: await emailSource(theCase),
  }
}

async function emailSource({ context: { tx, actor } }: Case): Promise<string | null> {
  const { id, workspaceId, name, archivedAt, position } = leadSource
  const [row] = await tx
    .select({ id })
    .from(leadSource)
    .where(and(eq(workspaceId, actor.workspace.id), ilike(name, 'email'), isNull(archivedAt)))
    .orderBy(position)
    .limit(1)
  return row?.id ?? null
}

const continued = ({ entity, recordId }: Held, by: string): Change => ({
  entity,
  recordId,
  type: 'continued',
  after: { opportunityId: by },
})
