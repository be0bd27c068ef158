import 'server-only'
import { and, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm'
import {
  type AliasKind,
  alias,
  type BULK_POLICIES,
  type inboundMessage,
  mailbox,
  type OWNER_RULES,
  type PathStep,
  salesTeam,
} from '@/db/schema'
import type { Context } from '@/lib/kernel/command'
import { normaliseAddress } from '../mime'
import { withoutPlus } from '../thread'
import { step } from './path'
import { type People, peopleOf } from './people'
import type { Reading } from './reading'

/** An alias that a message was sent to, with the rules that stand with its team. */
export type Target = {
  aliasId: string
  kind: AliasKind
  address: string
  teamId: string
  teamName: string
  ownerRule: (typeof OWNER_RULES)[number]
  leaderId: string | null
  bulkPolicy: (typeof BULK_POLICIES)[number]
  makesContacts: boolean
  isOff: boolean
}

/** One message on its way to a decision; each rule adds what it found to the path. */
export type Case = {
  context: Context
  inbound: typeof inboundMessage.$inferSelect
  reading: Reading
  people: People
  targets: Target[]
  path: PathStep[]
  /** A person has said that this is no bulk, bounce, automatic answer or flood. */
  isReleased: boolean
}

export async function openCase(
  context: Context,
  inbound: Case['inbound'],
  reading: Reading,
  isReleased: boolean,
): Promise<Case> {
  const addressed = inbound.envelopeTo.length > 0 ? inbound.envelopeTo : reading.recipients
  const path = [...inbound.path]
  const named = await targetsOf(context, addressed)
  const targets = named.length === 0 && inbound.intake === 'imap' ? await fallback(context, path) : named
  const people = await peopleOf(context, reading)
  return { context, inbound, reading, people, targets, path, isReleased }
}

/** A mailbox knows no envelope: a mail that was sent to its alias in secret goes where the company says. */
async function fallback(context: Context, path: PathStep[]): Promise<Target[]> {
  const { tx, actor } = context
  const [row] = await tx
    .select({ alias: mailbox.fallback })
    .from(mailbox)
    .where(and(eq(mailbox.workspaceId, actor.workspace.id), isNull(mailbox.memberId)))
  if (!row?.alias) return []
  const targets = await targetsOf(context, [row.alias])
  if (targets.length > 0) path.push(step('fallback', { alias: row.alias }))
  return targets
}

/** In the order of their ids, so that two messages to the same aliases lock them alike. */
async function targetsOf({ tx, actor }: Context, addresses: readonly string[]): Promise<Target[]> {
  const clean = addresses.flatMap((address) => normaliseAddress(address) ?? [])
  const wanted = [...new Set(clean.flatMap((address) => [address, withoutPlus(address)]))]
  if (wanted.length === 0) return []
  const { ownerRule, leaderId, bulkPolicy, makesContacts, hasOpportunities, archivedAt } = salesTeam
  return tx
    .select({
      aliasId: alias.id,
      kind: alias.kind,
      address: alias.address,
      teamId: salesTeam.id,
      teamName: salesTeam.name,
      ownerRule,
      leaderId,
      bulkPolicy,
      makesContacts,
      isOff: sql<boolean>`not (${and(isNull(archivedAt), or(ne(alias.kind, 'opportunity'), hasOpportunities))})`,
    })
    .from(alias)
    .innerJoin(salesTeam, and(eq(salesTeam.workspaceId, alias.workspaceId), eq(salesTeam.id, alias.teamId)))
    .where(and(eq(alias.workspaceId, actor.workspace.id), inArray(alias.address, wanted)))
    .orderBy(alias.id)
}
