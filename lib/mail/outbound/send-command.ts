import 'server-only'
import { command } from '@/lib/kernel/command'
import { entityNamed } from '@/lib/kernel/entity'
import { notFound } from '@/lib/kernel/errors'
import { getRecord } from '@/lib/records/query'
import { putMail, standingOf, windowOf } from './put'
import { quoteOf } from './quote'
import { warnOf } from './recipients'
import { sendInput } from './schema'
import { answeredMessage, threadOf } from './thread'
import { attachUploads } from './uploads'

/** Puts a mail on the record's timeline and into the outbox; it leaves after the time for second thoughts, or when asked to. */
export const sendMessage = command({
  name: 'message.send',
  permission: 'message:send',
  input: sendInput,
  async run(context, { entity, recordId, answersId, isQuoting, uploadIds, isWarned, ...mail }) {
    const { tx, actor } = context
    const record = await getRecord(tx, actor, entityNamed(entity), recordId, 'message:send')
    if (!record) throw notFound()
    const answered = await answeredMessage(context, { entity, recordId }, answersId)
    if (!isWarned) await warnOf(context, [...mail.to, ...mail.cc])
    const id = await putMail(context, await standingOf(context), {
      ...mail,
      ...{ entity, recordId, teamId: record.teamId },
      ...threadOf(answered),
      quoted: answered && isQuoting ? quoteOf(actor, answered) : '',
    })
    await attachUploads(context, id, uploadIds)
    const to = mail.to.map(({ address }) => address)
    const after = {
      messageId: id,
      subject: mail.subject,
      to,
      ...(mail.leavesAt && { leavesAt: mail.leavesAt }),
    }
    const events = [{ entity, recordId, type: 'message.sent', after }]
    return { data: { id, seconds: windowOf(context) }, events }
  },
})
