import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { activityAnswer, dataRequest, type ErasureCounts, emailAddress, erasure } from '@/db/schema'
import { dropExports } from '@/lib/export/commands'
import { wordsOfWorkspace } from '@/lib/i18n/workspace-words'
import { forgetRowsOf } from '@/lib/import/forget-person'
import { type Context, command } from '@/lib/kernel/command'
import { conflict, invalidField, notFound } from '@/lib/kernel/errors'
import type { Change } from '@/lib/kernel/event'
import { newId } from '@/lib/kernel/id'
import { open, seal } from '@/lib/kernel/secrets'
import { reachingPrivate } from '@/lib/mail/private'
import { blacken, eraseMessages, eraseRecord, type Run } from './erase-record'
import { goneRecordsOf, messageIdsOf, recordsOf } from './find'
import { eraseJob } from './jobs'
import { markOf, type Person, personOf, personShape, wordsOf } from './person'

const NONE: ErasureCounts = { records: 0, messages: 0, mails: 0, events: 0 }
const RECORDS = 25
const MESSAGES = 200

/** Begins to erase a person everywhere. What was typed to confirm must be the address or number itself. */
export const erasePerson = command({
  name: 'personal_data.erase',
  permission: 'privacy:write',
  input: z.strictObject({
    ...personShape,
    requestId: z.uuid().nullable().optional(),
    confirmation: z.string().max(300),
  }),
  async run(context, { requestId = null, confirmation, ...given }) {
    const { tx, actor, enqueue } = context
    const person = personOf(given)
    if (!wordsOf(person).includes(confirmation.trim().toLowerCase()))
      throw invalidField('confirmation', 'confirmErase')
    const workspaceId = actor.workspace.id
    const personMark = markOf(workspaceId, person)
    if (requestId) await sameRequest(context, requestId)
    const [running] = await tx
      .select({ id: erasure.id })
      .from(erasure)
      .where(
        and(eq(erasure.workspaceId, workspaceId), eq(erasure.personMark, personMark), isNull(erasure.doneAt)),
      )
    if (running) throw conflict('erasureRuns')
    const id = newId()
    const sealed = seal(JSON.stringify(person), id)
    await tx
      .insert(erasure)
      .values({ workspaceId, id, requestId, personMark, sealed, counts: NONE, createdBy: actor.id })
    await enqueue(eraseJob, { id }, { key: `erase:${id}` })
    const told: Change = { entity: 'erasure', recordId: id, type: 'created', after: { personMark } }
    const ofRequest = requestId
      ? [{ entity: 'data_request', recordId: requestId, type: 'erasing', after: {} }]
      : []
    return { data: { id }, events: [told, ...ofRequest] }
  },
})

/** Erases one portion of what is still found; the last one, which finds nothing, ends the erasure. */
export const eraseStep = command({
  name: 'personal_data.erase_step',
  permission: 'privacy:write',
  input: z.strictObject({ id: z.uuid() }),
  async run(context, { id }) {
    const { tx, actor } = context
    if (actor.id !== null) throw notFound()
    const here = and(eq(erasure.workspaceId, actor.workspace.id), eq(erasure.id, id))
    const [row] = await tx.select().from(erasure).where(here).for('update')
    if (!row?.sealed) return { data: { isDone: true }, events: [] }
    const person = JSON.parse(open(row.sealed, id)) as Person
    const mask = await maskOf(context)
    const { counts, events } = await reachingPrivate(tx, () => portion(context, { id, mask }, person))
    const sum = added(row.counts, counts)
    const isDone = counts.records + counts.messages + counts.mails === 0
    const end = isDone ? { sealed: null, doneAt: new Date() } : {}
    await tx
      .update(erasure)
      .set({ counts: sum, ...end })
      .where(here)
    const told = isDone ? [{ entity: 'erasure', recordId: id, type: 'finished', after: sum }] : []
    return { data: { isDone }, events: [...events, ...told] }
  },
})

async function portion(context: Context, run: Run, person: Person) {
  const { tx, actor } = context
  const words = wordsOf(person)
  const counts = { ...NONE }
  const events: Change[] = []
  for (const { entity, rows } of await recordsOf(tx, actor, person, RECORDS)) {
    counts.messages += await eraseMessages(
      context,
      run,
      await messageIdsOf(tx, actor, NOBODY, [{ entity, rows }]),
    )
    for (const row of rows) events.push(await eraseRecord(context, run, entity, row, words))
    counts[entity.name === 'inbound_message' ? 'mails' : 'records'] += rows.length
  }
  counts.messages += await eraseMessages(context, run, await messageIdsOf(tx, actor, person, [], MESSAGES))
  for (const { entity, recordId } of await goneRecordsOf(tx, actor, person))
    counts.events += await blacken(context, run, entity, recordId, words)
  await forgetRowsOf(context, person)
  await dropExports(context) // any of them may tell of the person
  if (person.email)
    for (const table of [emailAddress, activityAnswer])
      await tx
        .delete(table)
        .where(and(eq(table.workspaceId, actor.workspace.id), eq(table.address, person.email)))
  return { counts, events }
}

const NOBODY: Person = { email: null, phone: null }

const added = (one: ErasureCounts, other: ErasureCounts): ErasureCounts => ({
  records: one.records + other.records,
  messages: one.messages + other.messages,
  mails: one.mails + other.mails,
  events: one.events + other.events,
})

/** The words that stand where somebody was, in the workspace's language. */
export const maskOf = async (context: Context): Promise<string> =>
  (await wordsOfWorkspace(context))('privacy.mask')

async function sameRequest({ tx, actor }: Context, id: string): Promise<void> {
  const [row] = await tx
    .select({ id: dataRequest.id })
    .from(dataRequest)
    .where(and(eq(dataRequest.workspaceId, actor.workspace.id), eq(dataRequest.id, id)))
  if (!row) throw notFound()
}
