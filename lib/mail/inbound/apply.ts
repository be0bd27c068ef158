import 'server-only'
import { and, eq, ilike, isNull } from 'drizzle-orm'
import { leadSource } from '@/db/schema'
import { keepAnswer } from '@/lib/invitations/answers'
import type { Change } from '@/lib/kernel/event'
import { createRecord } from '@/lib/records/write'
import { trustAgain } from '../address'
import { normaliseAddress } from '../mime'
import { BEGINNINGS, beginningOf, type Said } from './beginnings'
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
      return resumed(theCase, decision.held)
    case 'auto_reply':
      return decision.held ? appended(theCase, decision.held, false) : { recordIds: [], events: [] }
    case 'answered':
      return { recordIds: [], events: await keepAnswer(theCase.context, decision.taken) }
    case 'bounce':
      return mark(theCase.context, decision.marks)
    default:
      return { recordIds: [], events: [] }
  }
}

async function appended(theCase: Case, held: Held, waits: boolean, before: Change[] = []): Promise<Applied> {
  if (!theCase.inbound.isAuthenticated) theCase.path.push(step('unverified'))
  return { recordIds: [held.recordId], events: [...before, await keepMessage(theCase, held, { waits })] }
}

/** What the customer goes on with is taken up again; a colleague's mail leaves it as it stands. */
async function resumed(theCase: Case, held: Held): Promise<Applied> {
  const { context, people } = theCase
  const resume = people.isMember ? undefined : beginningOf(held.entity)?.resume
  const events = [...(await trusted(theCase)), ...((await resume?.(context, held.recordId)) ?? [])]
  return appended(theCase, held, !people.isMember, events)
}

const trusted = ({ context, people }: Case) => trustAgain(context, people.sender)

async function create(theCase: Case, targets: Target[], continues: Held | null): Promise<Applied> {
  const { context, path } = theCase
  const done: Applied = { recordIds: [], events: await trusted(theCase) }
  const said = await saidBy(theCase)
  for (const target of targets) {
    const { entity, hooks, values } = BEGINNINGS[target.kind]
    const owner = await ownerFor(context, target)
    path.push(owner ? step('owner', { rule: target.ownerRule, name: owner.name }) : step('noOwner'))
    const standing = { teamId: target.teamId, ownerId: owner?.id ?? null }
    const customer = await customerFor(theCase, target, { ...standing, sourceId: said.sourceId })
    const record = { ...values(said), ...contactOf(theCase), ...standing, ...customer.links }
    const { data, events } = await createRecord(context, entity, hooks, record)
    path.push(step('create', { to: target.kind, title: said.subject, team: target.teamName }))
    await markValid(context, target)
    done.recordIds.push(data.id)
    const held = { entity: entity.name, recordId: data.id }
    const facts = { waits: true, ...(continues && { continues: continues.recordId }) }
    done.events.push(...customer.events, ...events, await keepMessage(theCase, held, facts))
    if (continues) done.events.push(continued(continues, data.id))
  }
  return done
}

async function saidBy(theCase: Case): Promise<Said> {
  const { people, reading, path } = theCase
  const original = people.isMember && reading.forwarded?.from ? reading.forwarded : null
  if (original) {
    path.push(step('forwarded', { sender: people.sender ?? '', contact: people.contact?.address ?? '' }))
  }
  return {
    subject: original?.subject || reading.subject || (await words(theCase.context)).noSubject,
    text: original?.text || reading.visible,
    sourceId: await emailSource(theCase),
  }
}

const contactOf = ({ people: { contact } }: Case) => ({
  contactName: contact?.name || null,
  contactEmail: normaliseAddress(contact?.address ?? ''),
})

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
  after: { by },
})
