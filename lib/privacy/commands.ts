import 'server-only'
import { z } from 'zod'
import type { Fields } from '@/db/schema'
import { type Context, command, recordRef } from '@/lib/kernel/command'
import { conflict, invalidField, notFound } from '@/lib/kernel/errors'
import { inputSchema } from '@/lib/records/commands'
import { getRecord, type Row } from '@/lib/records/query'
import { allowUndo } from '@/lib/records/undo'
import { createRecord, updateRecord } from '@/lib/records/write'
import { today } from '@/lib/vietnam/date'
import { dueDates, extended } from './due'
import { consents, dataRequests } from './entity'
import { markOf, personOf } from './person'

allowUndo(consents)
allowUndo(dataRequests)

const reason = z.string().trim().min(1).max(2000)

/** Enters a consent that somebody gave by an act of their own: silence and boxes ticked before are none. */
export const recordConsent = command({
  name: 'consent.record',
  permission: 'privacy:write',
  input: inputSchema(consents),
  run(context, raw) {
    const input = raw as Fields
    if (input.isExplicit !== true) throw invalidField('isExplicit', 'consentExplicit')
    const prepare = async ({ actor }: Context, row: Fields) => ({ ...row, recordedBy: actor.id })
    return createRecord(context, consents, { prepare }, { ...input, ...personOf(input) })
  },
})

/** From today on; the row stays as proof of what was agreed before. */
export const withdrawConsent = command({
  name: 'consent.withdraw',
  permission: 'privacy:write',
  input: recordRef,
  async run(context, ref) {
    const row = await getRecord(context.tx, context.actor, consents, ref.id)
    if (row?.withdrawnOn) throw conflict('alreadyWithdrawn')
    const patch = { withdrawnOn: dayOf(context), withdrawnVia: 'entered', withdrawnBy: context.actor.id }
    return updateRecord(context, consents, {}, { ...ref, patch, type: 'withdrawn' })
  },
})

/** Puts what a person asks for into the queue, with the dates the law sets. */
export const openRequest = command({
  name: 'data_request.open',
  permission: 'privacy:write',
  input: inputSchema(dataRequests),
  run(context, raw) {
    const input = raw as Fields
    const person = personOf(input)
    const hasProcessors = input.hasProcessors === true
    const due = dueDates({ kind: String(input.kind), receivedOn: String(input.receivedOn), hasProcessors })
    const personMark = markOf(context.actor.workspace.id, person)
    const prepare = async (_: Context, row: Fields) => ({ ...row, ...due, personMark })
    return createRecord(context, dataRequests, { prepare }, { ...input, ...person, hasProcessors })
  },
})

export const assignRequest = command({
  name: 'data_request.assign',
  permission: 'privacy:write',
  input: recordRef.extend({ handlerId: z.uuid().nullable() }),
  run: (context, { handlerId, ...ref }) =>
    updateRecord(context, dataRequests, {}, { ...ref, patch: { handlerId }, type: 'assigned' }),
})

/** The person was told that the request is being dealt with, or what its outcome is. */
export const answerRequest = command({
  name: 'data_request.answer',
  permission: 'privacy:write',
  input: recordRef,
  async run(context, ref) {
    await inState(context, ref.id, ['received'])
    const patch = { state: 'answered', answeredOn: dayOf(context) }
    return updateRecord(context, dataRequests, {}, { ...ref, patch, type: 'answered' })
  },
})

export const finishRequest = command({
  name: 'data_request.finish',
  permission: 'privacy:write',
  input: recordRef,
  async run(context, ref) {
    const row = await inState(context, ref.id, ['received', 'answered'])
    const patch = { state: 'done', closedOn: dayOf(context), answeredOn: row.answeredOn ?? dayOf(context) }
    return updateRecord(context, dataRequests, {}, { ...ref, patch, type: 'finished' })
  },
})

export const refuseRequest = command({
  name: 'data_request.refuse',
  permission: 'privacy:write',
  input: recordRef.extend({ reason }),
  async run(context, { reason: refusalReason, ...ref }) {
    await inState(context, ref.id, ['received', 'answered'])
    const patch = { state: 'refused', closedOn: dayOf(context), refusalReason }
    return updateRecord(context, dataRequests, {}, { ...ref, patch, type: 'refused' })
  },
})

/** Once, by fifteen days, with a reason that is told. */
export const extendRequest = command({
  name: 'data_request.extend',
  permission: 'privacy:write',
  input: recordRef.extend({ reason }),
  async run(context, { reason: extensionReason, ...ref }) {
    const row = await inState(context, ref.id, ['received', 'answered'])
    if (!row.doneBy || row.extensionReason) throw conflict('notExtendable')
    const patch = { doneBy: extended(String(row.doneBy)), extensionReason }
    return updateRecord(context, dataRequests, {}, { ...ref, patch, type: 'extended' })
  },
})

async function inState({ tx, actor }: Context, id: string, states: string[]): Promise<Row> {
  const row = await getRecord(tx, actor, dataRequests, id, 'privacy:write')
  if (!row) throw notFound()
  if (!states.includes(String(row.state))) throw conflict('requestClosed')
  return row
}

const dayOf = ({ actor }: Context) => today(actor.person?.timeZone ?? actor.workspace.timeZone)
