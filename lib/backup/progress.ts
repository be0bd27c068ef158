import 'server-only'
import { and, desc, eq, inArray, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { BACKUP_STEPS, type BackupNotes, backup, backupSettings, workspace } from '@/db/schema'
import { isSystem } from '@/lib/kernel/actor'
import { type Context, command } from '@/lib/kernel/command'
import { notFound } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/id'
import { removeArchive } from './jobs'
import { isFile } from './names'

const entity = 'backup'
const UNDER_WAY = ['queued', 'running'] as const
const permission = 'backup:write'
const target = z.strictObject({ id: z.uuid() })

export type Run = typeof backup.$inferSelect

/** What a run says of itself while it goes on. Only the product itself may say so, here and below. */
export const beginBackup = command({
  name: 'backup.begin',
  permission,
  input: target,
  async run(context, { id }) {
    const [row] = await context.tx
      .update(backup)
      .set({ state: 'running' })
      .where(and(mine(context, id), inArray(backup.state, UNDER_WAY)))
      .returning()
    return { data: row ?? null, events: [] }
  },
})

/** Notes how far a run is; answers whether it shall go on. */
export const noteProgress = command({
  name: 'backup.progress',
  permission,
  input: target.extend({ step: z.enum(BACKUP_STEPS), done: z.int().min(0), total: z.int().min(0) }),
  async run(context, { id, ...progress }) {
    const rows = await context.tx
      .update(backup)
      .set(progress)
      .where(and(mine(context, id), eq(backup.state, 'running')))
      .returning({ id: backup.id })
    return { data: { goesOn: rows.length > 0 }, events: [] }
  },
})

const count = z.int().min(0)

/** Notes how a run ended. One that was cancelled meanwhile stays so, and answers that it did. */
export const endBackup = command({
  name: 'backup.end',
  permission,
  input: target.extend({
    error: z.string().max(60).nullable(),
    facts: z.strictObject({
      rows: count.optional(),
      files: count.optional(),
      bytes: count.optional(),
      isVerified: z.boolean().optional(),
      notes: z.record(z.string(), count).optional(),
      targetId: z.uuid().nullish(),
    }),
  }),
  async run(context, { id, error, facts }) {
    const state = error ? 'failed' : 'done'
    const [row] = await context.tx
      .update(backup)
      .set({
        ...facts,
        notes: facts.notes as BackupNotes,
        state,
        error,
        keySealed: null,
        step: null,
        finishedAt: new Date(),
      })
      .where(and(mine(context, id), eq(backup.state, 'running')))
      .returning()
    if (!row) return { data: { isEnded: false }, events: [] }
    if (row.cause === 'scheduled' && !error) await forgetOldest(context)
    const type = error ? `${row.kind}_failed` : row.kind === 'backup' ? 'finished' : 'restored'
    const after = { file: row.file, rows: row.rows, bytes: row.bytes, ...(error && { error }) }
    return { data: { isEnded: true }, events: [{ entity, recordId: id, type, after }] }
  },
})

/** Notes the archive that was made of how things were before a restore. */
export const keepMade = command({
  name: 'backup.keep',
  permission,
  input: z.strictObject({
    file: z.string().refine(isFile),
    isEncrypted: z.boolean(),
    memberName: z.string(),
    rows: count,
    files: count,
    bytes: count,
    isVerified: z.boolean(),
    notes: z.record(z.string(), count),
  }),
  async run({ tx, actor }, { notes, ...facts }) {
    if (!isSystem(actor)) throw notFound()
    const id = newId()
    const row = { id, workspaceId: actor.workspace.id, cause: 'before_restore', state: 'done' } as const
    await tx.insert(backup).values({ ...row, ...facts, notes: notes as BackupNotes, finishedAt: new Date() })
    return { data: { id }, events: [{ entity, recordId: id, type: 'finished', after: { file: facts.file } }] }
  },
})

/** Shuts everybody out of the workspace, or lets them in again, while its rows are exchanged. */
export const closeWorkspace = command({
  name: 'backup.close',
  permission,
  input: z.strictObject({ isClosed: z.boolean() }),
  async run({ tx, actor }, { isClosed }) {
    if (!isSystem(actor)) throw notFound()
    const [from, status] = isClosed ? ['active', 'restoring'] : ['restoring', 'active']
    const here = eq(workspace.workspaceId, actor.workspace.id)
    const rows = await tx
      .update(workspace)
      .set({ status })
      .where(and(here, eq(workspace.status, from)))
      .returning({ id: workspace.workspaceId })
    const event = {
      entity: 'workspace',
      recordId: actor.workspace.id,
      type: isClosed ? 'closed' : 'reopened',
    }
    return { data: {}, events: rows.length > 0 ? [event] : [] }
  },
})

/** Of the archives that the schedule made, only the newest stay. */
async function forgetOldest(context: Context): Promise<void> {
  const { tx, actor, enqueue } = context
  const here = eq(backup.workspaceId, actor.workspace.id)
  const [settings] = await tx
    .select({ keep: backupSettings.keep })
    .from(backupSettings)
    .where(eq(backupSettings.workspaceId, actor.workspace.id))
  const old = await tx
    .select({ id: backup.id, file: backup.file })
    .from(backup)
    .where(
      and(
        here,
        eq(backup.kind, 'backup'),
        eq(backup.cause, 'scheduled'),
        eq(backup.state, 'done'),
        isNull(backup.deletedAt),
      ),
    )
    .orderBy(desc(backup.createdAt), desc(backup.id))
    .offset(settings?.keep ?? 7)
    .limit(1000)
  for (const { id, file } of old) {
    await tx.update(backup).set({ deletedAt: new Date() }).where(mine(context, id))
    await enqueue(removeArchive, { file })
  }
}

/** One run of this workspace; nobody but the product may speak of it. */
function mine({ actor }: Context, id: string) {
  if (!isSystem(actor)) throw notFound()
  return and(eq(backup.workspaceId, actor.workspace.id), eq(backup.id, id))
}
