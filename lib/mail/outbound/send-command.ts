import 'server-only'
import type { z } from 'zod'
import { message } from '@/db/schema'
import { type Context, command } from '@/lib/kernel/command'
import { notFound } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/id'
import { opportunities } from '@/lib/opportunities/entity'
import { getRecord } from '@/lib/records/query'
import { messageIdFor, replyAddressFor } from '../thread'
import { toHtml } from './format'
import { sendMail } from './jobs'
import { quoteOf } from './quote'
import { warnOf } from './recipients'
import { sendInput } from './schema'
import { settingsRow } from './settings'
import { type Answered, aliasOf, answeredMessage, threadOf } from './thread'
import { attachUploads } from './uploads'

type Input = z.output<typeof sendInput>

/** How long a mail waits, so that it can be taken back before anything left; in seconds. */
const WINDOW = 10
const GRACE = 1

/** Puts a mail on the record's timeline and into the outbox; it leaves after the time for second thoughts. */
export const sendMessage = command({
  name: 'message.send',
  permission: 'message:send',
  input: sendInput,
  async run(context, input) {
    const { tx, actor, enqueue } = context
    const record = await getRecord(tx, actor, opportunities, input.opportunityId, 'message:send')
    if (!record) throw notFound()
    const answered = await answeredMessage(context, record.id, input.answersId)
    if (!input.isWarned) await warnOf(context, [...input.to, ...input.cc])
    const id = newId()
    await tx.insert(message).values(await rowOf(context, id, input, record.teamId, answered))
    await attachUploads(context, id, input.uploadIds)
    const seconds = actor.person?.toastSeconds ?? WINDOW
    const runAt = new Date(Date.now() + (seconds + GRACE) * 1000)
    await enqueue(sendMail, { id }, { key: `mail.send:${id}`, runAt })
    const after = { messageId: id, subject: input.subject, to: input.to.map(({ address }) => address) }
    const event = { entity: 'opportunity', recordId: record.id, type: 'message.sent', after }
    return { data: { id, seconds }, events: [event] }
  },
})

async function rowOf(
  context: Context,
  id: string,
  input: Input,
  teamId: unknown,
  answered: Answered | null,
): Promise<typeof message.$inferInsert> {
  const { tx, actor } = context
  const here = actor.workspace.id
  const settings = await settingsRow(tx, actor)
  const alias = await aliasOf(context, teamId)
  const fromAddress =
    settings?.fromAddress ?? alias ?? actor.person?.email ?? `no-reply@${actor.workspace.slug}.invalid`
  const quoted = answered && input.isQuoting ? quoteOf(actor, answered) : ''
  return {
    workspaceId: here,
    id,
    recordId: input.opportunityId,
    direction: 'out',
    state: 'queued',
    messageId: messageIdFor(here, id, fromAddress.slice(fromAddress.lastIndexOf('@') + 1)),
    ...threadOf(answered),
    fromName: senderName(actor.name, settings?.fromName),
    fromAddress,
    replyTo: alias ? replyAddressFor(here, id, alias) : (settings?.replyTo ?? null),
    to: input.to,
    cc: input.cc,
    subject: input.subject,
    text: input.text,
    quoted,
    html: toHtml(input.text),
    memberId: actor.id,
  }
}

const senderName = (person: string, company: string | null | undefined) =>
  company && company !== person ? `${person} (${company})` : person
