import type { event, message } from '@/db/schema'
import { opportunities } from '@/lib/opportunities/entity'
import { STAGES } from './company'
import type { Identify } from './ids'
import { type Setup, workerOf } from './setup'
import type { DemoOpportunity } from './shape'

type Mail = typeof message.$inferInsert
type Logged = typeof event.$inferInsert

/** The exchange of a card as one thread: each mail answers the one before. */
export function mailRows(setup: Setup, made: DemoOpportunity, recordId: string, identify: Identify): Mail[] {
  const idOf = (place: number) => identify('message', recordId, place)
  const midOf = (place: number) => `<${idOf(place)}@demo.test>`
  const isOpen = STAGES[made.history.at(-1)?.stage ?? 0]?.kind === 'open'
  const last = made.messages.length - 1
  return made.messages.map(({ direction, at, toName, toAddress, ...mail }, place) => ({
    ...mail,
    workspaceId: setup.workspaceId,
    id: idOf(place),
    entity: opportunities.name,
    recordId,
    direction,
    state: direction === 'in' ? 'received' : 'sent',
    messageId: midOf(place),
    inReplyTo: place > 0 ? midOf(place - 1) : null,
    references: Array.from({ length: place }, (_, earlier) => midOf(earlier)),
    to: [{ name: toName, address: toAddress }],
    cc: [],
    hints: [],
    quoted: '',
    isVerified: true,
    attempts: direction === 'in' ? 0 : 1,
    memberId: direction === 'in' ? null : workerOf(setup, made).id,
    sentAt: new Date(at),
    createdAt: new Date(at),
    waitsSince: isOpen && direction === 'in' && place === last ? new Date(at) : null,
    version: 1,
  }))
}

export function mailEvents(setup: Setup, made: DemoOpportunity, mails: Mail[], identify: Identify): Logged[] {
  const worker = workerOf(setup, made)
  return mails.map(({ id, recordId, direction, subject, fromAddress, sentAt }) => ({
    workspaceId: setup.workspaceId,
    id: identify('event', id),
    at: sentAt,
    actorId: direction === 'in' ? null : worker.id,
    actorName: direction === 'in' ? 'Cohoi' : worker.name,
    entity: opportunities.name,
    recordId: recordId ?? '',
    type: direction === 'in' ? 'message.received' : 'message.sent',
    before: null,
    after: { messageId: id, subject, from: fromAddress },
    requestId: identify('request', id),
  }))
}
