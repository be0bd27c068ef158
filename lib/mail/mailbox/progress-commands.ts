import 'server-only'
import { and, eq, isNull, lt, lte, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import { MAILBOX_ROLES, mailbox, mailboxFolder } from '@/db/schema'
import { type Context, command } from '@/lib/kernel/command'
import { notFound } from '@/lib/kernel/errors'
import { TROUBLES } from '../imap/trouble'
import type { Mailbox } from './mailboxes'
import { isLongAgo, waitAfter } from './patience'

const permission = 'mail:write'
/**
 * Longer than a server may take, so that two never read one mailbox at a time. By this time, which is read back to the
 * millisecond, a look knows that the mailbox is still its own.
 */
const TAKEN = sql`date_trunc('milliseconds', now()) + interval '5 minutes'`

/** Takes a mailbox whose time has come, with how far its folders have been read; null when somebody else is at it. */
export const takeMailbox = command({
  name: 'mailbox.take',
  permission,
  input: z.strictObject({ id: z.uuid() }),
  async run(context, { id }) {
    refusePeople(context)
    const { takenUntil, dueAt, isActive } = mailbox
    const isFree = or(isNull(takenUntil), lt(takenUntil, sql`now()`))
    const [box] = await context.tx
      .update(mailbox)
      .set({ takenUntil: TAKEN })
      .where(and(own(context, id), eq(isActive, true), lte(dueAt, sql`now()`), isFree))
      .returning()
    if (!box) return { data: null, events: [] }
    const { role, path, uidValidity, lastUid } = mailboxFolder
    const folders = await context.tx
      .select({ role, path, uidValidity, lastUid })
      .from(mailboxFolder)
      .where(and(eq(mailboxFolder.workspaceId, box.workspaceId), eq(mailboxFolder.mailboxId, id)))
    return { data: { box, folders, takenUntil: box.takenUntil ?? new Date(0) } as Taken, events: [] }
  },
})
export type Taken = { box: Mailbox; folders: Folder[]; takenUntil: Date }
export type Folder = Pick<typeof mailboxFolder.$inferSelect, 'role' | 'path' | 'uidValidity' | 'lastUid'>

/** Remembers how far a folder has been read; nothing once the mailbox was changed or is to be read anew. */
export const advanceMailbox = command({
  name: 'mailbox.advance',
  permission,
  input: z.strictObject({
    id: z.uuid(),
    takenUntil: z.date(),
    role: z.enum(MAILBOX_ROLES),
    path: z.string().max(1000),
    uidValidity: z.string().max(20),
    lastUid: z.int().min(0),
  }),
  async run(context, { id, takenUntil, ...folder }) {
    const { tx, actor } = context
    refusePeople(context)
    if (!(await held(context, id, takenUntil))) return { data: null, events: [] }
    const { workspaceId, mailboxId, role } = mailboxFolder
    const row = { ...folder, workspaceId: actor.workspace.id, mailboxId: id }
    await tx
      .insert(mailboxFolder)
      .values(row)
      .onConflictDoUpdate({ target: [workspaceId, mailboxId, role], set: row })
    return { data: null, events: [] }
  },
})

/** How a look into a mailbox ended, and when the next one is due. Whoever should know of lasting trouble is told once. */
export const settleMailbox = command({
  name: 'mailbox.settle',
  permission,
  input: z.strictObject({
    id: z.uuid(),
    takenUntil: z.date(),
    error: z.enum(TROUBLES).nullable(),
    said: z.string().max(500),
    isMore: z.boolean(),
  }),
  async run(context, { id, takenUntil, error, said, isMore }) {
    refusePeople(context)
    const box = await held(context, id, takenUntil)
    if (!box) return { data: null, events: [] }
    const now = new Date()
    const set = (values: Partial<Mailbox>) =>
      context.tx
        .update(mailbox)
        .set({ takenUntil: null, ...values })
        .where(own(context, id))
    if (!error) {
      const dueAt = new Date(now.getTime() + (isMore ? 0 : box.minutes * 60_000))
      const good = { error: null, said: null, failures: 0, failingSince: null, isTold: false }
      await set({ ...good, dueAt, ...(!isMore && { lastGoodAt: now }) })
      return { data: null, events: box.isTold ? [told(id, 'working')] : [] }
    }
    const failures = box.failures + 1
    const failingSince = box.failingSince ?? now
    const isTold = box.isTold || isLongAgo(failingSince, now)
    const dueAt = new Date(now.getTime() + waitAfter(failures, box.minutes))
    await set({ error, said: said || null, failures, failingSince, isTold, dueAt })
    const { memberId, host } = box
    return {
      data: null,
      events: isTold && !box.isTold ? [told(id, 'failing', { error, host, memberId })] : [],
    }
  },
})

/** What a look at a mailbox found, for whoever asked for it. */
export const noteCheck = command({
  name: 'mailbox.note_check',
  permission,
  input: z.strictObject({
    id: z.uuid(),
    error: z.enum(TROUBLES).nullable(),
    said: z.string().max(500),
    messages: z.int().min(0),
  }),
  async run(context, { id, ...checked }) {
    refusePeople(context)
    await context.tx.update(mailbox).set({ checkedAt: new Date(), checked }).where(own(context, id))
    return { data: null, events: [] }
  },
})

/** Locks a mailbox, if it is still in the hands of the look that took it. */
async function held(context: Context, id: string, takenUntil: Date): Promise<Mailbox | undefined> {
  const isHeld = and(own(context, id), eq(mailbox.takenUntil, takenUntil))
  const [box] = await context.tx.select().from(mailbox).where(isHeld).for('update')
  return box
}

function refusePeople({ actor }: Context): void {
  if (actor.id !== null) throw notFound()
}

const own = ({ actor }: Context, id: string) =>
  and(eq(mailbox.workspaceId, actor.workspace.id), eq(mailbox.id, id))

const told = (recordId: string, type: string, after?: Record<string, unknown>) => ({
  entity: 'mailbox',
  recordId,
  type,
  ...(after && { after }),
})
