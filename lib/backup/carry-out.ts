import 'server-only'
import { rm } from 'node:fs/promises'
import { eq } from 'drizzle-orm'
import { workspace } from '@/db/schema'
import { executeIdentity } from '@/lib/identity/identity-command'
import { type Actor, systemActor } from '@/lib/kernel/actor'
import { execute, sqlState } from '@/lib/kernel/command'
import { database } from '@/lib/kernel/database'
import { Refusal } from '@/lib/kernel/errors'
import { log } from '@/lib/kernel/log'
import { open } from '@/lib/kernel/secrets'
import { storage } from '@/lib/mail/storage'
import { HEAD } from './archive/cipher'
import { Canceled, follow } from './follow'
import { makeArchive } from './make'
import { keyOf, pathOf } from './place'
import { beginBackup, closeWorkspace, endBackup, type Run } from './progress'
import { restoreArchive } from './restore'
import { askForDue } from './schedule'

/** Does what a run asks for, from its beginning, and notes how it ended. Safe to be called again after a crash. */
export async function carryOut(given: { workspaceId: string; id: string; isLastAttempt: boolean }) {
  const actor = await backupActor(given.workspaceId)
  if (!actor) return
  const { data: run } = await execute(beginBackup, actor, { id: given.id })
  if (!run) return
  try {
    await (run.kind === 'backup' ? back(actor, run) : bring(actor, run))
  } catch (error) {
    if (error instanceof Canceled) return
    const known = reasonOf(error)
    if (!(error instanceof Refusal)) log.error({ err: error, id: run.id }, `${run.kind} failed`)
    if (!known && !given.isLastAttempt) throw error
    await execute(endBackup, actor, { id: run.id, error: known ?? 'unexpected', facts: {} })
  } finally {
    if (run.target === 'over') await execute(closeWorkspace, actor, { isClosed: false })
  }
}

export async function keepSchedule(workspaceId: string): Promise<void> {
  const actor = await backupActor(workspaceId)
  if (actor) await execute(askForDue, actor, {})
}

export async function removeFile(workspaceId: string, file: string): Promise<void> {
  const actor = await backupActor(workspaceId)
  if (actor) await rm(pathOf(actor.workspace, file), { force: true })
}

async function back(actor: Actor, run: Run): Promise<void> {
  const facts = await makeArchive(actor, run, encryptionOf(run), follow(actor, run))
  const { data } = await execute(endBackup, actor, { id: run.id, error: null, facts })
  if (!data.isEnded) await rm(pathOf(actor.workspace, run.file), { force: true })
}

async function bring(actor: Actor, run: Run): Promise<void> {
  const nobody = { ip: null, userAgent: '', loginId: null, sessionId: null }
  const done = await executeIdentity(restoreArchive, nobody, { workspaceId: actor.workspace.id, id: run.id })
  await execute(endBackup, actor, { id: run.id, error: null, facts: done.facts })
  for (const key of done.orphans) await storage.delete(key)
}

function encryptionOf({ id, keySealed }: Run) {
  if (!keySealed) return null
  const secret = Buffer.from(open(keySealed, `backup:${id}`), 'base64')
  return { head: secret.subarray(0, HEAD), key: secret.subarray(HEAD) }
}

/** The message for what is nobody's bug; undefined for all else. */
function reasonOf(error: unknown): string | undefined {
  if (error instanceof Refusal) return error.words.key
  if (/^2[23]/.test(sqlState(error) ?? '')) return 'backupMisfit'
  return keyOf(error)
}

/** The product at work in a workspace, closed for a restore or not. */
async function backupActor(workspaceId: string): Promise<Actor | null> {
  const { name, slug, currency, timeZone, isDemo, status } = workspace
  const [row] = await database().transact({ workspaceId }, (tx) =>
    tx
      .select({ id: workspace.workspaceId, name, slug, currency, timeZone, isDemo, status })
      .from(workspace)
      .where(eq(workspace.workspaceId, workspaceId)),
  )
  if (!row || !['active', 'restoring'].includes(row.status)) return null
  const { status: _, ...found } = row
  return systemActor(found)
}
