import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { message, messageRead } from '@/db/schema'
import { type Context, command } from '@/lib/kernel/command'
import { entityNamed } from '@/lib/kernel/entity'
import { notFound } from '@/lib/kernel/errors'
import { moment } from '@/lib/kernel/moment'
import { lockRows } from '@/lib/records/keys'
import { getRecord } from '@/lib/records/query'
import { allowInverse } from '@/lib/records/undo'
import { getMessage } from '../outbound/messages'
import { newsOf } from './unread'
import { beginWaiting, endWaiting, stopWaiting, wasAnswered } from './waiting'

/** A conversation needs no answer, or had it by other means: it leaves the shared inbox. */
export const settleMail = command({
  name: 'message.done',
  permission: 'message:send',
  input: z.strictObject({ id: z.uuid() }),
  async run(context, { id }) {
    const about = await aboutMail(context, id)
    return { data: { id }, events: await stopWaiting(context, about) }
  },
})

/** Notes that the actor has read what a customer wrote since the last answer, or is to read the newest of it once more. */
export const markMail = command({
  name: 'message.mark',
  permission: 'message:read',
  input: z.strictObject({
    id: z.uuid(),
    /** When the newest mail that was shown came: what came later stays new. Null is to read it once more. */
    readTo: moment.nullable(),
  }),
  async run({ tx, actor }, { id, readTo }) {
    if (!actor.id) throw notFound()
    const mail = await getMessage(tx, actor, id)
    const entity = mail?.recordId ? entityNamed(mail.entity) : undefined
    if (!mail || !entity || !(await getRecord(tx, actor, entity, String(mail.recordId)))) throw notFound()
    const news = newsOf({ workspaceId: actor.workspace.id, entity: mail.entity, recordId: mail.recordId })
    if (readTo)
      await tx.execute(sql`insert into ${messageRead} (workspace_id, member_id, message_id)
        select news.workspace_id, ${actor.id}, news.id ${news} and news.created_at <= ${readTo}::timestamptz
        on conflict do nothing`)
    else
      await tx.execute(sql`delete from ${messageRead} where workspace_id = ${actor.workspace.id}
        and member_id = ${actor.id} and message_id = (select news.id ${news} order by news.created_at desc, news.id desc limit 1)`)
    return { data: null, events: [] }
  },
})

/** What a mail is about, if the actor may write mail about it; others do not exist. */
async function aboutMail({ tx, actor }: Context, id: string) {
  const [row] = await tx
    .select({ entity: message.entity, recordId: message.recordId })
    .from(message)
    .where(and(eq(message.workspaceId, actor.workspace.id), eq(message.id, id)))
  if (!row?.recordId) throw notFound()
  const { entity, recordId } = row
  if (!(await getRecord(tx, actor, entityNamed(entity), recordId, 'message:send'))) throw notFound()
  return { entity, recordId }
}

// Where the customer wrote again meanwhile, the newer mail says how long they have waited in truth; where an answer
// left meanwhile, nobody waits for it again.
allowInverse('message.done', async (context, { entity, recordId, at, before, after }) => {
  const id = String(after?.messageId)
  await lockRows(context, entityNamed(entity), [recordId])
  if (await wasAnswered(context, { entity, recordId }, id, at)) return []
  const newer = await endWaiting(context, { entity, recordId })
  await beginWaiting(context, newer?.id ?? id, new Date(String(before?.waitsSince)))
  return [{ entity, recordId, type: 'message.waits', after: { messageId: id } }]
})
