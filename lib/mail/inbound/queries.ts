import 'server-only'
import { and, desc, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import {
  alias,
  inboundMessage,
  inboundRaw,
  inboundTarget,
  intakeKey,
  MAILED,
  type Outcome,
} from '@/db/schema'
import { type Actor, canAll } from '@/lib/kernel/actor'
import { entityNamed } from '@/lib/kernel/entity'
import { scope } from '@/lib/kernel/scope'
import { rereadRecords } from '@/lib/records/query'
import { whereMatches } from '@/lib/records/search'
import { inboundMessages } from './log-entity'

const PAGE = 50

export type LogQuery = { outcome?: Outcome | 'pending'; search?: string; after?: string }
export type LogRow = Awaited<ReturnType<typeof listInbound>>['rows'][number]
export type LogEntry = NonNullable<Awaited<ReturnType<typeof getInbound>>>

/** One page of the log, newest first. `after` is the `cursor` of the last row of the page before. */
export async function listInbound(tx: Tx, actor: Actor, query: LogQuery) {
  const { id, intake, receivedAt, fromName, fromAddress, subject, outcome, envelopeTo, isDryRun } =
    inboundMessage
  const cursor = sql<string>`${receivedAt}::text || '~' || ${id}`
  const found = await tx
    .select({ id, intake, receivedAt, fromName, fromAddress, subject, outcome, envelopeTo, isDryRun, cursor })
    .from(inboundMessage)
    .where(and(seen(actor), ofOutcome(query.outcome), matching(actor, query.search), past(query.after)))
    .orderBy(desc(receivedAt), desc(id))
    .limit(PAGE + 1)
  const rows = found.slice(0, PAGE)
  return { rows, next: found.length > PAGE ? (rows.at(-1)?.cursor ?? null) : null }
}

/** One message with its path, the head of its raw text and the records that the actor may see of it. */
export async function getInbound(tx: Tx, actor: Actor, id: string) {
  const [row] = await tx
    .select()
    .from(inboundMessage)
    .where(and(seen(actor), eq(inboundMessage.id, id)))
  if (!row) return undefined
  const [raw] = await tx
    .select({ head: sql<Buffer>`substring(${inboundRaw.raw} from 1 for 65536)` })
    .from(inboundRaw)
    .where(and(eq(inboundRaw.workspaceId, actor.workspace.id), eq(inboundRaw.inboundId, id)))
  const records = await recordsOf(tx, actor, row.opportunityIds)
  return { ...row, headers: headersOf(raw?.head), hasRaw: raw !== undefined, records }
}

/** The records among these that the actor may see: of whatever kind, for answers join what they answer. */
async function recordsOf(tx: Tx, actor: Actor, ids: string[]) {
  const found: { id: string; title: string; path: string }[] = []
  for (const name of ids.length > 0 ? MAILED : []) {
    const { path = '', title, ...entity } = entityNamed(name)
    const rows = await rereadRecords(tx, actor, { ...entity, title }, ids, { archived: 'any' })
    found.push(...rows.map((row) => ({ id: row.id, title: String(row[title]), path })))
  }
  return found
}

/** The workspace's aliases, to deliver an uploaded message to. */
export function listAliases(tx: Tx, actor: Actor) {
  return tx
    .select({ address: alias.address, status: alias.status })
    .from(alias)
    .where(eq(alias.workspaceId, actor.workspace.id))
    .orderBy(alias.address)
    .limit(500)
}

/** The keys in force, without their secrets: nobody has those any more. */
export function listIntakeKeys(tx: Tx, actor: Actor) {
  const { id, name, createdAt, lastUsedAt } = intakeKey
  return tx
    .select({ id, name, createdAt, lastUsedAt })
    .from(intakeKey)
    .where(and(eq(intakeKey.workspaceId, actor.workspace.id), isNull(intakeKey.revokedAt)))
    .orderBy(desc(createdAt))
    .limit(200)
}

/** All of the workspace's log, or what was sent to the aliases of the actor's own teams. */
function seen(actor: Actor): SQL {
  const reached = scope(actor, inboundMessage, 'inbound:read')
  if (canAll(actor, 'inbound:read')) return reached
  const ofTeams = sql`${inboundMessage.id} in (select ${inboundTarget.inboundId} from ${inboundTarget} where ${and(
    eq(inboundTarget.workspaceId, actor.workspace.id),
    inArray(inboundTarget.teamId, [...actor.teamIds]),
  )})`
  const own = actor.id ? eq(inboundMessage.receivedBy, actor.id) : undefined
  return and(reached, or(ofTeams, own)) ?? sql`false`
}

function ofOutcome(outcome: LogQuery['outcome']): SQL | undefined {
  if (!outcome) return undefined
  return outcome === 'pending' ? isNull(inboundMessage.outcome) : eq(inboundMessage.outcome, outcome)
}

const matching = (actor: Actor, search?: string) =>
  search ? whereMatches(actor, inboundMessages, search) : undefined

function past(cursor?: string): SQL | undefined {
  const [, time, id] = /^([\d .:+-]{19,40})~([0-9a-f-]{36})$/.exec(cursor ?? '') ?? []
  if (!time || !id || Number.isNaN(Date.parse(time))) return undefined
  return sql`(${inboundMessage.receivedAt}, ${inboundMessage.id}) < (${time}::timestamptz, ${id}::uuid)`
}

function headersOf(head: Buffer | undefined): string | null {
  if (!head) return null
  const text = head.toString('utf8').replaceAll('\r\n', '\n')
  const end = text.search(/\n\n/)
  return end < 0 ? text : text.slice(0, end)
}
