import 'server-only'
import { and, eq, isNotNull } from 'drizzle-orm'
import { z } from 'zod'
import { attachment, mailbox, message } from '@/db/schema'
import { can } from '@/lib/kernel/actor'
import { type Context, command } from '@/lib/kernel/command'
import { conflict, notFound } from '@/lib/kernel/errors'
import { read } from '@/lib/kernel/read'
import { forgetFile } from '@/lib/privacy/jobs'
import { checkMailbox } from './jobs'
import { type Mailbox, shown } from './mailboxes'
import { forgetAllNumbers } from './number-commands'
import { forgetProgress } from './save-commands'
import { wake } from './wake'

const ref = z.strictObject({ id: z.uuid() })
const permission = 'profile:write'

/** Has somebody find out whether a mailbox can be reached; what was found is noted there. */
export const testMailbox = command({
  name: 'mailbox.test',
  permission,
  input: ref,
  async run(context, { id }) {
    await reached(context, id)
    await context.enqueue(checkMailbox, { id }, { key: `mailbox.check:${id}` })
    return { data: { id, since: new Date() }, events: [{ entity: 'mailbox', recordId: id, type: 'tested' }] }
  },
})

/** Has a mailbox looked into at once. */
export const fetchNow = command({
  name: 'mailbox.fetch_now',
  permission,
  input: ref,
  async run(context, { id }) {
    const box = await reached(context, id)
    if (!box.isActive) throw conflict('mailboxOff')
    return { data: { id, since: await wake(context, id) }, events: [] }
  },
})

/** Reads a member's mailbox once more from the first day on: for people who are known here only now. */
export const readAgain = command({
  name: 'mailbox.read_again',
  permission,
  input: ref,
  async run(context, { id }) {
    const box = await reached(context, id)
    if (box.memberId === null) throw notFound()
    if (!box.isActive) throw conflict('mailboxOff')
    await forgetProgress(context, id)
    await context.tx.update(mailbox).set({ lastGoodAt: null, takenUntil: null }).where(own(context, id))
    return { data: { id, since: await wake(context, id) }, events: [] }
  },
})

/** Gives a mailbox up: its password is gone at once, and what was filed from it goes or stays. */
export const removeMailbox = command({
  name: 'mailbox.remove',
  permission,
  input: ref.extend({ keepsMails: z.boolean() }),
  async run(context, { id, keepsMails }) {
    const { memberId, host, address } = await reached(context, id)
    const removed = memberId && !keepsMails ? await forgetFiled(context, memberId) : 0
    if (memberId && keepsMails) await forgetAllNumbers(context, memberId)
    await context.tx.delete(mailbox).where(own(context, id))
    const event = {
      entity: 'mailbox',
      recordId: id,
      type: 'deleted',
      before: { host, address },
      after: { keepsMails, removed },
    }
    return { data: { removed }, events: [event] }
  },
})

/** How a mailbox fares, for a page that waits for news. */
export const mailboxState = read({
  name: 'mailbox.state',
  permission,
  input: ref,
  async run(context, { id }) {
    return shown(await within(context, id))
  },
})

/** Locks a mailbox of the actor's own, or the company's where the actor administers mail; others do not exist. */
async function reached(context: Context, id: string): Promise<Mailbox> {
  await context.tx.select({ id: mailbox.id }).from(mailbox).where(own(context, id)).for('update')
  return within(context, id)
}

async function within(context: Pick<Context, 'tx' | 'actor'>, id: string): Promise<Mailbox> {
  const { actor } = context
  const [box] = await context.tx.select().from(mailbox).where(own(context, id))
  const isTheirs = box && (box.memberId === null ? can(actor, 'mail:write') : box.memberId === actor.id)
  if (!box || !isTheirs || actor.viewer) throw notFound()
  return box
}

async function forgetFiled({ tx, actor, enqueue }: Context, memberId: string): Promise<number> {
  const here = actor.workspace.id
  const filed = and(
    eq(message.workspaceId, here),
    eq(message.mailboxOf, memberId),
    isNotNull(message.filedFrom),
  )
  const files = await tx
    .select({ key: attachment.storageKey })
    .from(attachment)
    .innerJoin(
      message,
      and(eq(message.workspaceId, attachment.workspaceId), eq(message.id, attachment.messageId)),
    )
    .where(filed)
  for (const { key } of files) await enqueue(forgetFile, { key })
  const gone = await tx.delete(message).where(filed).returning({ id: message.id })
  return gone.length
}

const own = ({ actor }: Pick<Context, 'actor'>, id: string) =>
  and(eq(mailbox.workspaceId, actor.workspace.id), eq(mailbox.id, id))
