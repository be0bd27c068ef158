import 'server-only'
import { and, asc, eq, gt, ne, sql } from 'drizzle-orm'
import pg from 'pg'
import { event } from '@/db/schema'
import { type Actor, canAll, sightOf } from '@/lib/kernel/actor'
import { database } from '@/lib/kernel/database'
import { entities } from '@/lib/kernel/entity'
import { env } from '@/lib/kernel/env'
import { CHANNEL } from '@/lib/kernel/event'
import { log } from '@/lib/kernel/log'
import { shared } from '@/lib/kernel/shared'
import type { LiveChange, Unread } from './change'
import { changesFor } from './changes-for'
import { unreadOfAll } from './unread'

export type Subscriber = {
  actor: Actor
  send(changes: LiveChange[]): void
  /** Hears how many notifications its person has not read, whenever that changes. */
  notify?(unread: Unread): void
}

/** Where a reader stands: the last number seen, and what was visible then, as commits may overtake numbers. */
type Cursor = { seq: number; snapshot: string }

type Room = {
  subscribers: Set<Subscriber>
  cursor: Promise<Cursor>
  reading: boolean
  rung: boolean
  /** What each has last heard of its notifications. */
  told: WeakMap<Subscriber, string>
}

/** How far back a number may lie whose transaction committed late. */
const OVERTAKEN = 5000

/**
 * Subscribes to a workspace's changes, each seen under the subscriber's own scope. `seq` is the number from which
 * on everything is heard: a page read before it has missed something.
 */
export function subscribe(subscriber: Subscriber): { leave: () => void; seq: Promise<number> } {
  const hub = theHub()
  hub.listen()
  const { id } = subscriber.actor.workspace
  const room = hub.enter(id)
  room.subscribers.add(subscriber)
  const leave = () => {
    room.subscribers.delete(subscriber)
    // A stream may end twice; by then others may have opened the room anew.
    if (room.subscribers.size === 0 && hub.rooms.get(id) === room) hub.rooms.delete(id)
  }
  return { leave, seq: room.cursor.then(({ seq }) => seq) }
}

/** The number of the newest change: what a page knows when it is read. */
export const newestChange = async (workspaceId: string): Promise<number> => (await startOf(workspaceId)).seq

const theHub = () => shared('live', () => new Hub())

class Hub {
  readonly rooms = new Map<string, Room>()
  private listening = false

  enter(workspaceId: string): Room {
    const room = this.rooms.get(workspaceId) ?? {
      subscribers: new Set(),
      cursor: startOf(workspaceId),
      reading: false,
      rung: false,
      told: new WeakMap(),
    }
    this.rooms.set(workspaceId, room)
    return room
  }

  /** One LISTEN connection per process, reopened when it breaks; what was missed is read then. */
  listen(): void {
    if (this.listening) return
    this.listening = true
    const client = new pg.Client({
      connectionString: env.DATABASE_DIRECT_URL ?? env.DATABASE_URL,
      keepAlive: true,
    })
    const again = () => {
      if (!this.listening) return
      this.listening = false
      client.end().catch(() => {})
      setTimeout(() => this.listen(), 1000)
    }
    client.on('error', again)
    client.on('end', again)
    client.on('notification', ({ payload }) => this.ring(payload ?? ''))
    client
      .connect()
      .then(() => client.query(`listen ${CHANNEL}`))
      .then(() => [...this.rooms.keys()].map((id) => this.ring(id)))
      .catch(again)
  }

  ring(workspaceId: string): void {
    const room = this.rooms.get(workspaceId)
    if (!room) return
    room.rung = true
    if (!room.reading) void this.read(workspaceId, room)
  }

  private async read(workspaceId: string, room: Room): Promise<void> {
    room.reading = true
    try {
      while (room.rung) {
        room.rung = false
        await deliver(workspaceId, room)
      }
    } catch (error) {
      log.warn({ err: error }, 'live read failed')
    } finally {
      room.reading = false
    }
  }
}

async function deliver(workspaceId: string, room: Room): Promise<void> {
  await deliverUnread(workspaceId, room)
  const cursor = await room.cursor
  const { rows, snapshot } = await newEvents(workspaceId, cursor)
  room.cursor = Promise.resolve({ seq: Math.max(cursor.seq, ...rows.map(({ seq }) => seq)), snapshot })
  if (rows.length === 0) return
  const bySight = new Map<string, Subscriber[]>()
  for (const subscriber of room.subscribers) {
    const sight = sharedSight(subscriber.actor)
    bySight.set(sight, [...(bySight.get(sight) ?? []), subscriber])
  }
  for (const subscribers of bySight.values()) {
    const first = subscribers[0]
    if (!first) continue
    const changes = await changesFor(first.actor, rows)
    if (changes.length > 0) for (const { send } of subscribers) send(changes)
  }
}

/** One query for everybody in the room; only whose notifications changed hears of it. */
async function deliverUnread(workspaceId: string, { subscribers, told }: Room): Promise<void> {
  const listening = [...subscribers].filter(({ actor, notify }) => actor.id && notify)
  const unread = await unreadOfAll(workspaceId, [...new Set(listening.map(({ actor }) => actor.id ?? ''))])
  for (const subscriber of listening) {
    const now = unread.get(subscriber.actor.id ?? '') ?? NONE
    const written = `${now.unread} ${now.stamp}`
    if (told.get(subscriber) === written) continue
    told.set(subscriber, written)
    subscriber.notify?.(now)
  }
}

const NONE: Unread = { unread: 0, stamp: '' }

/** Actors who see the same: one query serves them all. */
const sharedSight = (actor: Actor): string => {
  const told = [...entities.values()].filter(({ path }) => path)
  const seesAll = told.every(({ permissions }) => canAll(actor, permissions.read))
  return seesAll ? `all ${JSON.stringify(actor.fieldRights)}` : sightOf(actor)
}

function startOf(workspaceId: string): Promise<Cursor> {
  return database().transact(
    { workspaceId },
    async (tx) => {
      const { rows } = await tx.execute<{ seq: string; snapshot: string }>(
        sql`select coalesce(max(seq), 0) as seq, pg_current_snapshot()::text as snapshot from ${event} where workspace_id = ${workspaceId}::uuid`,
      )
      return { seq: Number(rows[0]?.seq ?? 0), snapshot: rows[0]?.snapshot ?? '' }
    },
    { readOnly: true },
  )
}

export type LiveEvent = Pick<
  typeof event.$inferSelect,
  'seq' | 'entity' | 'recordId' | 'type' | 'actorId' | 'actorName' | 'requestId' | 'before'
>

function newEvents(
  workspaceId: string,
  { seq, snapshot }: Cursor,
): Promise<{ rows: LiveEvent[]; snapshot: string }> {
  const { entity, recordId, type, actorId, actorName, requestId, before } = event
  return database().transact(
    { workspaceId },
    async (tx) => {
      const now = await tx.execute<{ snapshot: string }>(sql`select pg_current_snapshot()::text as snapshot`)
      const upTo = now.rows[0]?.snapshot ?? ''
      const rows = await tx
        .select({ seq: event.seq, entity, recordId, type, actorId, actorName, requestId, before })
        .from(event)
        .where(
          and(
            eq(event.workspaceId, workspaceId),
            gt(event.seq, seq - OVERTAKEN),
            ne(event.type, 'imported'), // of thousands of new records nobody is told one by one
            sql`pg_visible_in_snapshot(${event.tx}, ${upTo}::pg_snapshot)`,
            sql`not pg_visible_in_snapshot(${event.tx}, ${snapshot}::pg_snapshot)`,
          ),
        )
        .orderBy(asc(event.seq))
        .limit(2000)
      return { rows, snapshot: upTo }
    },
    { readOnly: true },
  )
}
