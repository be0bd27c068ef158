import 'server-only'
import { type Context, command } from '@/lib/kernel/command'
import { entityNamed } from '@/lib/kernel/entity'
import { conflict, notFound } from '@/lib/kernel/errors'
import { getRecord } from '@/lib/records/query'
import { mailboxOf } from '../mailbox/mailboxes'
import { told } from '../private'
import { putMail, standingOf, windowOf } from './put'
import { quoteOf } from './quote'
import { warnOf } from './recipients'
import { sendInput } from './schema'
import { type Answered, answeredMessage, threadOf } from './thread'
import { attachUploads } from './uploads'

/** Puts a mail on the record's timeline and into the outbox; it leaves after the time for second thoughts, or when asked to. */
export const sendMessage = command({
  name: 'message.send',
  permission: 'message:send',
  input: sendInput,
  async run(context, { entity, recordId, answersId, isQuoting, uploadIds, isWarned, isOwn, ...mail }) {
    const { tx, actor } = context
    const record = await getRecord(tx, actor, entityNamed(entity), recordId, 'message:send')
    if (!record) throw notFound()
    const own = isOwn ? await ownMailbox(context) : null
    const privateTo = own && !own.isShared ? own.memberId : null
    const answered = await answeredMessage(context, { entity, recordId }, answersId)
    if (!isWarned) await warnOf(context, [...mail.to, ...mail.cc])
    const id = await putMail(context, await standingOf(context), {
      ...mail,
      ...{ entity, recordId, teamId: record.teamId },
      ...threadOf(answered),
      own,
      quoted: answered && isQuoting && isQuotable(answered, privateTo) ? quoteOf(actor, answered) : '',
    })
    await attachUploads(context, [id], uploadIds)
    const to = mail.to.map(({ address }) => address)
    const words = { subject: mail.subject, to, ...(mail.leavesAt && { leavesAt: mail.leavesAt }) }
    const after = told({ id, privateTo }, words)
    const events = [{ entity, recordId, type: 'message.sent', after }]
    return { data: { id, seconds: windowOf(context) }, events }
  },
})

/** What is private is not read by others in the answer to it. */
const isQuotable = (answered: Answered, privateTo: string | null): boolean =>
  answered.privateTo === null || answered.privateTo === privateTo

async function ownMailbox({ tx, actor }: Context) {
  const box = actor.id ? await mailboxOf(tx, actor, actor.id) : undefined
  if (!box?.smtpHost || !box.address) throw conflict('noOwnMailbox')
  return box
}
