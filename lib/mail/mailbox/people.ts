import 'server-only'
import '@/lib/entities' // declares the records that mails are filed on
import { and, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Tx } from '@/db/client'
import { alias, MAILED, member, message } from '@/db/schema'
import { accounts } from '@/lib/accounts/entity'
import { contacts } from '@/lib/contacts/entity'
import { type Actor, can } from '@/lib/kernel/actor'
import { columnOf, type Entity, entityNamed } from '@/lib/kernel/entity'
import { scope } from '@/lib/kernel/scope'
import { leads } from '@/lib/leads/entity'
import { getRecord } from '@/lib/records/query'
import { seenMessages } from '../outbound/seen'

/** What a mail says of itself, as far as it decides where it belongs. */
export type Letter = {
  messageId: string
  /** Everybody it is from or to, in lower case. */
  addresses: readonly string[]
  references: readonly string[]
}
export type Place = { entity: string; recordId: string }

const MOST_ADDRESSES = 50
const MOST_PLACES = 10
const MOST_REFERENCES = 33
const MOST_ANSWERED = 10

/**
 * The records on which a member's mail is filed: that of the conversation which it goes on with, else those of the people
 * whom the member knows here by their address. None for a mail of strangers or among colleagues, nor for one that the
 * member finds here already.
 */
export async function placesOf(tx: Tx, actor: Actor, letter: Letter, own: string | null): Promise<Place[]> {
  const [places = []] = await placesOfAll(tx, actor, [letter], own)
  return places
}

/** The same for many mails, with as few questions. */
export async function placesOfAll(
  tx: Tx,
  actor: Actor,
  letters: readonly Letter[],
  ownAddress: string | null,
): Promise<Place[][]> {
  const othersOf = ({ addresses }: Letter) =>
    [...new Set(addresses)].filter((address) => address !== ownAddress).slice(0, MOST_ADDRESSES)
  const outsiders = new Set(await outsidersAmong(tx, actor, letters.flatMap(othersOf)))
  if (outsiders.size === 0) return letters.map(() => [])
  const here = await hereAmong(tx, actor, letters)
  const answered = await answeredAmong(tx, actor, letters)
  const known = await knownBy(tx, actor, [...outsiders])
  const all: Place[][] = []
  for (const letter of letters) {
    const theirs = othersOf(letter).filter((address) => outsiders.has(address))
    const isNew = theirs.length > 0 && !here.has(letter.messageId)
    const thread = isNew ? await threadOf(tx, actor, answered, letter, theirs) : null
    all.push(thread ? [thread] : isNew ? placesAt(known, theirs) : [])
  }
  return all
}

/** Without colleagues and the company's own aliases. */
async function outsidersAmong(tx: Tx, actor: Actor, addresses: readonly string[]): Promise<string[]> {
  const all = [...new Set(addresses)]
  if (all.length === 0) return []
  const here = actor.workspace.id
  const { rows } = await tx.execute<{ address: string }>(sql`
    select lower(${member.email}) as address from ${member}
      where ${member.workspaceId} = ${here} and lower(${member.email}) = any(${sql.param(all)}::text[])
    union select ${alias.address} from ${alias}
      where ${alias.workspaceId} = ${here} and ${alias.address} = any(${sql.param(all)}::text[])`)
  const ours = new Set(rows.map(({ address }) => address))
  return all.filter((address) => !ours.has(address))
}

/** Which of them the member finds here already. */
async function hereAmong(tx: Tx, actor: Actor, letters: readonly Letter[]): Promise<Set<string>> {
  const rows = await tx
    .selectDistinct({ messageId: message.messageId })
    .from(message)
    .where(
      and(seenMessages(actor), inArray(message.messageId, letters.map(nameOf)), isNotNull(message.recordId)),
    )
  return new Set(rows.map(nameOf))
}

const nameOf = ({ messageId }: { messageId: string }) => messageId
const referencesOf = ({ references }: Letter) => references.slice(0, MOST_REFERENCES)

/** The mails here that they refer to, newest first. */
async function answeredAmong(tx: Tx, actor: Actor, letters: readonly Letter[]) {
  const named = [...new Set(letters.flatMap(referencesOf))]
  if (named.length === 0) return []
  const { messageId, entity, recordId, fromAddress, to, cc, sentAt } = message
  return tx
    .select({ messageId, entity, recordId, fromAddress, to, cc })
    .from(message)
    .where(and(seenMessages(actor), inArray(messageId, named), isNotNull(recordId)))
    .orderBy(desc(sentAt))
    .limit(letters.length * MOST_ANSWERED)
}
type Answered = Awaited<ReturnType<typeof answeredAmong>>

/** The record of what the mail answers, if the member finds it here and one of its people took part in that. */
async function threadOf(
  tx: Tx,
  actor: Actor,
  answered: Answered,
  letter: Letter,
  outsiders: readonly string[],
): Promise<Place | null> {
  const references = new Set(referencesOf(letter))
  const found = answered.filter(({ messageId }) => references.has(messageId)).slice(0, MOST_ANSWERED)
  for (const each of found) {
    const parties = [each.fromAddress, ...each.to.map(addressOf), ...each.cc.map(addressOf)]
    if (!each.recordId || !parties.some((party) => outsiders.includes(party.toLowerCase()))) continue
    const record = await getRecord(tx, actor, entityNamed(each.entity), each.recordId)
    if (record && !record.isArchived) return { entity: each.entity, recordId: each.recordId }
  }
  return null
}

const addressOf = ({ address }: { address: string }) => address

/** For each address the contact who has it, else the customer, else the lead; the one last touched. */
async function knownBy(tx: Tx, actor: Actor, addresses: readonly string[]): Promise<Map<string, Place>> {
  const places = new Map<string, Place>()
  for (const entity of [contacts, accounts, leads]) {
    const left = addresses.filter((address) => !places.has(address))
    if (left.length === 0 || !can(actor, entity.permissions.read)) continue
    const found = await withAddresses(tx, actor, entity, left)
    for (const [address, { recordId }] of found) places.set(address, { entity: entity.name, recordId })
  }
  return places
}

function placesAt(known: Map<string, Place>, addresses: readonly string[]): Place[] {
  const places = new Map<string, Place>()
  for (const address of addresses) {
    const place = known.get(address)
    if (place && isMailed(place.entity)) places.set(place.recordId, place)
  }
  return [...places.values()].slice(0, MOST_PLACES)
}

const isMailed = (name: string) => (MAILED as readonly string[]).includes(name)

async function withAddresses(tx: Tx, actor: Actor, entity: Entity, addresses: readonly string[]) {
  const { table, joins } = entity
  const found = new Map<string, { recordId: string }>()
  if (!joins?.emails) return found
  const { own, other, table: emails, workspaceId } = joins.emails
  const rows = await tx
    .select({ address: other, recordId: table.id })
    .from(emails)
    .innerJoin(table as PgTable, and(eq(table.workspaceId, workspaceId), eq(table.id, own)))
    .where(
      and(
        eq(workspaceId, actor.workspace.id),
        inArray(other, [...addresses]),
        scope(actor, table, entity.permissions.read),
        eq(columnOf(entity, 'isArchived'), false),
      ),
    )
    .orderBy(desc(columnOf(entity, 'updatedAt')), desc(table.id))
    .limit(addresses.length * 20)
  for (const { address, recordId } of rows)
    if (!found.has(String(address))) found.set(String(address), { recordId: String(recordId) })
  return found
}
