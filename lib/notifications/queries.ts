import 'server-only'
import '@/lib/entities'
import { and, count, desc, eq, exists, gt, isNotNull, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { activity, digest, NOTIFICATION_KINDS, notification, notificationChoice } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { entities } from '@/lib/kernel/entity'
import { type Row, rereadRecords } from '@/lib/records/query'
import { formatDate, formatDateTime } from '@/lib/vietnam/date'
import { chosenFor } from './choices'
import type { ChosenWays } from './schema'
import { sentence, wordsFor } from './texts'

const PAGE = 30

type NotificationRow = typeof notification.$inferSelect
/** Whose language and clock it is read in. */
export type Reading = { locale: string; timeZone: string }
export type ShownNotification = Pick<NotificationRow, 'id' | 'kind'> & {
  text: string
  path: string | null
  at: string
  isRead: boolean
}

/** One's own. Whoever looks with another's eyes does not read what the other was told. */
export const mine = ({ id, viewer, workspace }: Actor): SQL =>
  (id && !viewer && and(eq(notification.workspaceId, workspace.id), eq(notification.memberId, id))) ||
  sql`false`

export const readingOf = ({ person, workspace }: Actor): Reading => ({
  locale: person?.locale ?? 'vi',
  timeZone: person?.timeZone ?? workspace.timeZone,
})

/** How many the reader has not read; one look into an index that holds unread ones only. */
export async function unreadOf(tx: Tx, actor: Actor): Promise<number> {
  const [row] = await tx
    .select({ unread: count() })
    .from(notification)
    .where(and(mine(actor), isNull(notification.readAt), eq(notification.isShown, true)))
  return row?.unread ?? 0
}

export type NotificationQuery = { unreadOnly?: boolean; after?: string }

/** One page of the reader's notifications, the newest first. `after` is the cursor of the last row before. */
export async function listNotifications(
  tx: Tx,
  actor: Actor,
  { unreadOnly, after }: NotificationQuery,
): Promise<{ rows: ShownNotification[]; next: string | null }> {
  const { updatedAt, id } = notification
  const cursor = sql<string>`${updatedAt}::text || '~' || ${id}`
  const found = await tx
    .select({ row: notification, cursor })
    .from(notification)
    .where(
      and(
        mine(actor),
        eq(notification.isShown, true),
        unreadOnly ? isNull(notification.readAt) : undefined,
        past(after),
      ),
    )
    .orderBy(desc(updatedAt), desc(id))
    .limit(PAGE + 1)
  const page = found.slice(0, PAGE)
  const rows = await shownTo(
    tx,
    actor,
    readingOf(actor),
    page.map(({ row }) => row),
  )
  return { rows, next: found.length > PAGE ? (page.at(-1)?.cursor ?? null) : null }
}

function past(cursor?: string): SQL | undefined {
  const [, time, id] = /^([\d .:+-]{19,40})~([0-9a-f-]{36})$/.exec(cursor ?? '') ?? []
  if (!time || !id || Number.isNaN(Date.parse(time))) return undefined
  return sql`(${notification.updatedAt}, ${notification.id}) < (${time}::timestamptz, ${id}::uuid)`
}

/** In words, with names of records as far as the reader may see them. */
export async function shownTo(
  tx: Tx,
  actor: Actor,
  reading: Reading,
  rows: readonly NotificationRow[],
): Promise<ShownNotification[]> {
  const records = await recordsOf(tx, actor, rows)
  const t = wordsFor(reading.locale)
  return rows.map((row) => {
    const record = records.get(row.recordId ?? '')
    const title = entities.get(row.entity)?.title ?? ''
    const name = record ? String(record[title] ?? '') || null : null
    const text = sentence(t, { ...row, name, when: whenOf(record, reading.timeZone) })
    const { id, kind } = row
    return {
      ...{ id, kind, text, path: pathOf(row, record) },
      at: row.updatedAt.toISOString(),
      isRead: row.readAt !== null,
    }
  })
}

async function recordsOf(tx: Tx, actor: Actor, rows: readonly NotificationRow[]): Promise<Map<string, Row>> {
  const found = new Map<string, Row>()
  for (const [name, entity] of entities) {
    const ids = rows.flatMap(({ entity, recordId }) => (entity === name && recordId ? [recordId] : []))
    for (const row of await rereadRecords(tx, actor, entity, ids, { archived: 'any' })) found.set(row.id, row)
  }
  return found
}

export function whenOf(record: Row | undefined, timeZone: string): string {
  if (record?.startsAt instanceof Date) return formatDateTime(record.startsAt, timeZone)
  return typeof record?.dueOn === 'string' ? formatDate(record.dueOn) : ''
}

const MINE = encodeURIComponent(JSON.stringify(['ownerId', 'is', 'me']))

function pathOf({ entity, recordId, kind, params }: NotificationRow, record: Row | undefined): string | null {
  if (entity === 'mailbox') return params.place === 'profile' ? '/profile' : '/settings/intakes'
  if (entity === 'record_import') return `/import/${params.kind}/${recordId}`
  const path = entities.get(kind === 'job' ? String(params.kind ?? entity) : entity)?.path
  if (!path) return null
  if (recordId && kind !== 'job') return record ? `${path}/${recordId}` : null
  return kind === 'assigned' ? `${path}?filter=${MINE}` : path
}

export type Popup = { id: string; popAt: string; text: string; path: string | null; item: Item }
type Item = { id: string; version: number }

const isStillOpen = (actor: Actor) =>
  exists(
    sql`(select from ${activity} where ${and(
      eq(activity.workspaceId, actor.workspace.id),
      eq(activity.id, notification.recordId),
      eq(activity.isOpen, true),
      eq(activity.isArchived, false),
    )})`,
  )

/** Whether it need still be told: a reminder only of what is still to be done. */
export const isTimely = (actor: Actor) => or(isNull(notification.popAt), isStillOpen(actor))

/** What stands in front of the page until it is answered: due now, and put off till later. */
export async function popupsOf(tx: Tx, actor: Actor): Promise<Popup[]> {
  const { popAt, readAt, createdAt } = notification
  const rows = await tx
    .select()
    .from(notification)
    .where(
      and(
        mine(actor),
        isNull(readAt),
        isNotNull(popAt),
        isStillOpen(actor),
        lte(popAt, sql`now() + interval '1 day'`),
        gt(createdAt, sql`now() - interval '7 days'`),
      ),
    )
    .orderBy(popAt)
    .limit(10)
  const records = await recordsOf(tx, actor, rows)
  const shown = await shownTo(tx, actor, readingOf(actor), rows)
  return rows.flatMap((row, at) => {
    const [told, record] = [shown[at], records.get(row.recordId ?? '')]
    if (!told || !row.popAt || !record?.isOpen || record.archivedAt) return []
    const item = { id: record.id, version: Number(record.version) }
    return [{ id: row.id, popAt: row.popAt.toISOString(), text: told.text, path: told.path, item }]
  })
}

/** How the reader wants to hear of each kind. */
export async function choicesOf(tx: Tx, actor: Actor): Promise<ChosenWays> {
  const own = and(
    eq(notificationChoice.workspaceId, actor.workspace.id),
    eq(notificationChoice.memberId, actor.id ?? sql`null`),
  )
  const chosen = await tx.select().from(notificationChoice).where(own)
  const [daily] = await tx
    .select({ at: digest.dueAt })
    .from(digest)
    .where(and(eq(digest.workspaceId, actor.workspace.id), eq(digest.memberId, actor.id ?? sql`null`)))
  const kinds = NOTIFICATION_KINDS.map((kind) => {
    return [kind, chosenFor(kind, chosen)]
  })
  return { hasDigest: daily !== undefined, kinds: Object.fromEntries(kinds) as ChosenWays['kinds'] }
}
