import 'server-only'
import '@/lib/entities' // declares the records that mails are about
import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { kept, literal, type Tx } from '@/db/client'
import { MAILED, member, message } from '@/db/schema'
import { type Actor, can } from '@/lib/kernel/actor'
import { columnOf, type Entity, entityNamed } from '@/lib/kernel/entity'
import { scope } from '@/lib/kernel/scope'
import { getRecords } from '@/lib/records/query'
import { hasUnread, newestOf, unreadCount } from './unread'

const PAGE = 50

export const INBOX_VIEWS = ['unassigned', 'mine', 'all'] as const
export type InboxView = (typeof INBOX_VIEWS)[number]
export type InboxQuery = { view: InboxView; teamId?: string; after?: string }

type Found = {
  id: string
  /** Since when somebody waits, as the database writes it. */
  at: string
  fromName: string
  fromAddress: string
  subject: string
  begins: string
  entity: string
  recordId: string
  version: number
  title: string
  ownerId: string | null
  ownerName: string | null
  /** An answer leaves any moment. */
  isAnswering: boolean
  /** How many mails of it the actor has not read. */
  unread: number
  /** When the newest mail of it since the last answer came: as far as whoever opens it now has read. */
  newest: string | null
}
export type InboxRow = Omit<Found, 'at'> & {
  since: string
  path: string
  canAnswer: boolean
  canAssign: boolean
}
export type InboxPage = { rows: InboxRow[]; next: string | null }

/**
 * Mails that wait for an answer, who waits longest first: of nobody, of one's own, or of all that the actor sees. Of
 * records that were merged several may wait: one line tells of them.
 */
export async function listInbox(tx: Tx, actor: Actor, query: InboxQuery): Promise<InboxPage> {
  const kinds = kindsOf(actor)
  if (kinds.length === 0) return { rows: [], next: null }
  const { rows: found } = await tx.execute<Found>(kept(inboxQuery(actor, kinds, query)))
  const shown = found.slice(0, PAGE)
  const last = shown.at(-1)
  return {
    rows: await withRights(tx, actor, shown),
    next: found.length > PAGE && last ? `${last.at}~${last.id}` : null,
  }
}

/** As many unread conversations as are counted. */
const MOST_UNREAD = 100

/** How many of the conversations that nobody looks after, or the actor does, hold mails that the actor has not read. */
export async function countUnread(tx: Tx, actor: Actor): Promise<number> {
  const kinds = kindsOf(actor)
  if (!can(actor, 'message:read') || kinds.length === 0) return 0
  const concerns = sql` and (about.owner = ${actor.id} or ${member.isActive} is not true)`
  const { rows } = await tx.execute<{ count: number }>(
    kept(sql`select count(*)::int as count from (select ${waiting(actor, kinds)} ${concerns}
      and ${hasUnread(actor)} limit ${literal(MOST_UNREAD)}) unread`),
  )
  return rows[0]?.count ?? 0
}

const kindsOf = (actor: Actor): Entity[] =>
  MAILED.map(entityNamed).filter(({ permissions }) => can(actor, permissions.read))

export function inboxQuery(actor: Actor, kinds: readonly Entity[], query: InboxQuery): SQL {
  const { id, waitsSince, fromName, fromAddress, subject, text, entity, recordId, workspaceId } = message
  return sql`select ${id} as id, ${waitsSince}::text as at, ${fromName} as "fromName",
      ${fromAddress} as "fromAddress", ${subject} as subject, left(${text}, 300) as begins, ${entity} as entity,
      ${recordId} as "recordId", about.version, about.title, about.owner as "ownerId", ${member.name} as "ownerName",
      exists (select from message answer where answer.workspace_id = ${workspaceId} and answer.entity = ${entity}
        and answer.record_id = ${recordId} and answer.direction = 'out' and answer.state = 'queued'
        and not answer.is_to_many and (answer.leaves_at is null or answer.leaves_at < now() + interval '1 minute'))
        as "isAnswering", ${unreadCount(actor)} as unread, ${newestOf} as newest
    ${waiting(actor, kinds)} ${narrowed(actor, query)} ${past(query.after)}
    order by ${waitsSince}, ${id} limit ${literal(PAGE + 1)}`
}

/** Mails that wait, of each record the one that waits longest, with what they are about. */
function waiting(actor: Actor, kinds: readonly Entity[]): SQL {
  const { id, waitsSince, entity, recordId, workspaceId } = message
  const about = sql.join(
    kinds.map((kind) => recordOf(actor, kind)),
    sql` union all `,
  )
  return sql`from ${message} cross join lateral (${about}) about
    left join ${member} on ${and(eq(member.workspaceId, workspaceId), sql`${member.id} = about.owner`)}
    where ${eq(workspaceId, actor.workspace.id)} and ${waitsSince} is not null
      and not exists (select from message older where older.workspace_id = ${workspaceId}
        and older.entity = ${entity} and older.record_id = ${recordId} and older.waits_since is not null
        and (older.waits_since, older.id) < (${waitsSince}, ${id}))`
}

/** The record that a mail is about, as far as the actor may see it and read its mail. */
const recordOf = (actor: Actor, entity: Entity): SQL => {
  const { name, table, title, permissions } = entity
  return sql`select ${columnOf(entity, title)}::text as title, ${table.ownerId} as owner, ${table.teamId} as team,
      ${columnOf(entity, 'version')} as version
    from ${table} where ${and(
      sql`${message.entity} = ${name}`,
      eq(table.id, message.recordId),
      scope(actor, table, permissions.read),
      scope(actor, table, 'message:read'),
      isNull(columnOf(entity, 'archivedAt')),
    )}`
}

/** Nobody looks after what belongs to somebody who can no longer sign in. */
function narrowed(actor: Actor, { view, teamId }: InboxQuery): SQL {
  const ofTeam = teamId ? sql` and about.team = ${teamId}` : sql``
  if (view === 'mine') return sql` and about.owner = ${actor.id}${ofTeam}`
  if (view === 'unassigned') return sql` and ${member.isActive} is not true${ofTeam}`
  return ofTeam
}

function past(cursor?: string): SQL {
  const [, time, id] = /^([\d .:+-]{19,40})~([0-9a-f-]{36})$/.exec(cursor ?? '') ?? []
  if (!time || !id || Number.isNaN(Date.parse(time))) return sql``
  return sql` and (${message.waitsSince}, ${message.id}) > (${time}::timestamptz, ${id}::uuid)`
}

async function withRights(tx: Tx, actor: Actor, found: Found[]): Promise<InboxRow[]> {
  const answerable = new Set<string>()
  const writable = new Set<string>()
  for (const name of new Set(found.map(({ entity }) => entity))) {
    const entity = entityNamed(name)
    const ids = found.flatMap((row) => (row.entity === name ? row.recordId : []))
    for (const { id } of await getRecords(tx, actor, entity, ids, 'message:send')) answerable.add(id)
    for (const { id } of await getRecords(tx, actor, entity, ids, entity.permissions.write)) writable.add(id)
  }
  return found.map(({ at, ...row }) => ({
    ...row,
    since: new Date(at).toISOString(),
    begins: row.begins.replace(/\s+/g, ' ').trim(),
    path: entityNamed(row.entity).path ?? '',
    canAnswer: answerable.has(row.recordId),
    canAssign: writable.has(row.recordId),
  }))
}
