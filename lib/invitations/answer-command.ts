import 'server-only'
import { z } from 'zod'
import type { Answer } from '@/db/schema'
import { activities } from '@/lib/activities/entity'
import { command } from '@/lib/kernel/command'
import { conflict, notFound } from '@/lib/kernel/errors'
import { readersOf } from '@/lib/notifications/readers'
import { getRecord } from '@/lib/records/query'
import { allowInverse } from '@/lib/records/undo'
import { answerAt, keepAnswer } from './answers'
import { invitationOf } from './plan'

/** Says whether one comes, to something that one was asked to take part in: to one of a series, or to all. */
export const answerInvitation = command({
  name: 'activity.answer_invitation',
  permission: 'activity:read',
  input: z.strictObject({
    id: z.uuid(),
    answer: z.enum(['accepted', 'tentative', 'declined']),
    isForAll: z.boolean().default(false),
  }),
  async run(context, { id, answer, isForAll }) {
    const { tx, actor } = context
    const row = await getRecord(tx, actor, activities, id)
    const isAsked = row && actor.id && (row.memberIds as string[]).includes(actor.id)
    const [own] = isAsked && actor.id ? await readersOf(tx, [actor.id]) : []
    if (!row || !own) throw notFound()
    const events = await keepAnswer(context, {
      ...{ invitationId: invitationOf(row), address: own.mailbox.address.toLowerCase() },
      ...{ status: answer, answeredAt: new Date() },
      day: row.seriesId && !isForAll ? String(row.seriesOn) : '',
    })
    return { data: { answer }, events }
  },
})

allowInverse('invitation.answered', async (context, { before, after }) => {
  const place = {
    invitationId: String(after?.invitationId),
    address: String(after?.address),
    day: String(after?.day ?? ''),
  }
  const now = await answerAt(context, place)
  if (now?.status !== after?.answer) throw conflict('notUndoable')
  return keepAnswer(context, { ...place, status: before?.answer as Answer, answeredAt: new Date() })
})
