import 'server-only'
import { and, eq, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import { EXPORT_FORMATS, recordExport } from '@/db/schema'
import { isSystem } from '@/lib/kernel/actor'
import { type Context, command } from '@/lib/kernel/command'
import { conflict, forbidden, notFound } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/id'
import { newKey } from '@/lib/mail/storage'
import { forgetFile } from '@/lib/privacy/jobs'
import { kindOfExport } from '@/lib/records/export'
import { checkQuery, listQuery } from '@/lib/records/list-query'
import { countRecords, rereadRecords } from '@/lib/records/query'
import { forgetExport, runExport } from './jobs'
import { type ExportRun, getExport, ownExport } from './own'

/** What has more rows is made by a job. */
export const MOST_AT_ONCE = 5000
/** How long a file is there for. */
export const KEPT_DAYS = 7

const permission = 'record:export'
const target = z.strictObject({ id: z.uuid() })

export const exportInput = z.strictObject({
  kind: z.string().max(60),
  format: z.enum(EXPORT_FORMATS),
  query: listQuery,
  ids: z.array(z.uuid()).max(1000).default([]),
  columns: z.array(z.string().max(60)).min(1).max(300),
  locale: z.enum(['vi', 'en']),
  timeZone: z.string().max(60),
  fileName: z.string().max(200),
})
type Input = z.output<typeof exportInput>

/**
 * Notes in the log that somebody takes a copy of records along, and of how many. Few are given out at once; for many
 * the answer names the export that makes their file.
 */
export const exportRecords = command({
  name: 'record.export',
  permission,
  input: exportInput,
  async run(context, input) {
    const { tx, actor } = context
    const { kind, format, query, ids } = input
    const entity = kindOfExport(actor, kind)
    checkQuery(actor, entity, query)
    const count =
      ids.length > 0
        ? (await rereadRecords(tx, actor, entity, ids, { archived: 'any' })).length
        : await countRecords(tx, actor, entity, query)
    const id = count > MOST_AT_ONCE ? await begin(context, input, count) : null
    const event = { entity: kind, recordId: actor.workspace.id, type: 'exported', after: { count, format } }
    return { data: { count, id }, events: [event] }
  },
})

async function begin({ tx, actor, enqueue }: Context, { kind, ids: _, ...asked }: Input, total: number) {
  if (!actor.id) throw forbidden()
  const id = newId()
  const who = { workspaceId: actor.workspace.id, memberId: actor.id, memberName: actor.name }
  await tx.insert(recordExport).values({ ...who, ...asked, id, entity: kind, total, storageKey: newKey() })
  await enqueue(runExport, { id, memberId: actor.id }, { key: `export:${id}` })
  await enqueue(forgetExport, { id }, { runAt: new Date(Date.now() + KEPT_DAYS * 86_400_000) })
  return id
}

/** Notes how many rows are made, and refuses to go on once it was stopped; the product's own, as the next. */
export const noteExport = command({
  name: 'record_export.note',
  permission,
  input: target.extend({ done: z.int().min(0) }),
  async run(context, { id, done }) {
    await change(context, ownExport(context.actor, id), { done })
    return { data: {}, events: [] }
  },
})

/** Notes that the file is there. */
export const endExport = command({
  name: 'record_export.end',
  permission,
  input: target.extend({ done: z.int().min(0), bytes: z.int().min(0) }),
  async run(context, { id, done, bytes }) {
    const ended = { done, bytes, state: 'done' as const, endedAt: new Date() }
    const run = await change(context, ownExport(context.actor, id), ended)
    const after = { kind: run.entity, count: done }
    return { data: {}, events: [{ entity: 'record_export', recordId: id, type: 'finished', after }] }
  },
})

/** Stops an export of one's own: there will be no file. */
export const stopExport = command({
  name: 'record_export.stop',
  permission,
  input: target,
  async run(context, { id }) {
    const run = await change(context, ownExport(context.actor, id), { state: 'stopped', endedAt: new Date() })
    await context.enqueue(forgetFile, { key: run.storageKey })
    return { data: { id }, events: [] }
  },
})

/** Hands out the file to whoever asked for it, and says so in the log. */
export const takeExport = command({
  name: 'record_export.take',
  permission,
  input: target,
  async run({ tx, actor }, { id }) {
    const run = await getExport(tx, actor, id)
    if (run?.state !== 'done') throw notFound()
    const event = { entity: 'record_export', recordId: id, type: 'downloaded', after: { name: run.fileName } }
    return { data: run, events: [event] }
  },
})

/** Notes that the job gave up; the product's own. */
export const failExport = command({
  name: 'record_export.fail',
  permission,
  input: target,
  async run(context, { id }) {
    const run = await change(context, here(context, id), { state: 'failed', endedAt: new Date() })
    await context.enqueue(forgetFile, { key: run.storageKey })
    return { data: {}, events: [] }
  },
})

/** Forgets an export and its file; the product's own. */
export const dropExport = command({
  name: 'record_export.drop',
  permission,
  input: target,
  async run(context, { id }) {
    await dropExports(context, here(context, id))
    return { data: {}, events: [] }
  },
})

/** Forgets exports with their files; what is still being made stops at its next portion. */
export async function dropExports({ tx, actor, enqueue }: Context, which?: SQL): Promise<void> {
  const keys = await tx
    .delete(recordExport)
    .where(and(eq(recordExport.workspaceId, actor.workspace.id), which))
    .returning({ key: recordExport.storageKey })
  for (const { key } of keys) await enqueue(forgetFile, { key })
}

function here({ actor }: Context, id: string): SQL | undefined {
  if (!isSystem(actor)) throw notFound()
  return and(eq(recordExport.workspaceId, actor.workspace.id), eq(recordExport.id, id))
}

async function change(
  { tx }: Context,
  which: SQL | undefined,
  patch: Partial<ExportRun>,
): Promise<ExportRun> {
  const [run] = await tx.select().from(recordExport).where(which).for('update')
  if (!run) throw notFound()
  if (run.state !== 'running') throw conflict('exportOver')
  await tx.update(recordExport).set(patch).where(which)
  return run
}
