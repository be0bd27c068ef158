import 'server-only'
import { command } from '@/lib/kernel/command'
import { invalidField } from '@/lib/kernel/errors'
import type { Change } from '@/lib/kernel/event'
import { read } from '@/lib/kernel/read'
import { fillIn, unknownFields } from '../merge-fields'
import { recipientsAmong } from './many'
import { putMail, standingOf, windowOf } from './put'
import { composing } from './record-mail'
import { recipientsInput, sendManyInput } from './schema'
import { attachUploads } from './uploads'

/** Who would get a mail to these records, what fills its fields for each, and who is left out. */
export const mailRecipients = read({
  name: 'message.recipients',
  permission: 'message:send',
  input: recipientsInput,
  async run({ tx, actor }, { entity, ids }) {
    const { recipients, ...rest } = await recipientsAmong(tx, actor, entity, ids)
    return {
      recipients: recipients.map(({ id, to, values }) => ({ id, to, values })),
      ...rest,
      ...(await composing(tx, actor, entity)),
    }
  },
})

/** Writes to each of many by itself, with the fields filled in; who is to be left out is found anew. */
export const sendToMany = command({
  name: 'message.send_many',
  permission: 'message:send',
  input: sendManyInput,
  async run(context, { entity, ids, subject, text, uploadIds, leavesAt }) {
    const { tx, actor } = context
    for (const [field, written] of Object.entries({ subject, text })) {
      if (unknownFields(written).length > 0) throw invalidField(field, 'unknownMergeField')
    }
    const { recipients, leftOut } = await recipientsAmong(tx, actor, entity, ids)
    if (recipients.length === 0) throw invalidField('ids', 'noRecipient')
    const standing = await standingOf(context)
    const sent: string[] = []
    const events: Change[] = []
    for (const { id: recordId, teamId, to, values } of recipients) {
      const filled = { subject: fillIn(subject, values).slice(0, 255), text: fillIn(text, values) }
      const id = await putMail(context, standing, {
        entity,
        recordId,
        teamId,
        to: [to],
        leavesAt,
        isToMany: true,
        ...filled,
      })
      sent.push(id)
      const after = {
        messageId: id,
        subject: filled.subject,
        to: [to.address],
        ...(leavesAt && { leavesAt }),
      }
      events.push({ entity, recordId, type: 'message.sent', after })
    }
    await attachUploads(context, sent, uploadIds)
    return { data: { ids: sent, leftOut: leftOut.length, seconds: windowOf(context) }, events }
  },
})
