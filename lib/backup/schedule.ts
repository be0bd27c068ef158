import 'server-only'
import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { backup } from '@/db/schema'
import { isSystem } from '@/lib/kernel/actor'
import { type Context, command } from '@/lib/kernel/command'
import { notFound, Refusal } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/id'
import { open } from '@/lib/kernel/secrets'
import { newEncryption } from './archive/cipher'
import { begin, freeFile, secretOf } from './commands'
import { dueBackup } from './jobs'
import { suggestedName } from './names'
import { settingsOf } from './settings'
import { nextTime } from './when'

/** Asks for the archive that is due, and for the next time. What stands in its way is noted like a failed run. */
export const askForDue = command({
  name: 'backup.due',
  permission: 'backup:write',
  input: z.strictObject({}),
  async run(context) {
    const { tx, actor, enqueue } = context
    if (!isSystem(actor)) throw notFound()
    const now = new Date()
    const settings = await settingsOf(tx, actor)
    const runAt = nextTime(settings, actor.workspace.timeZone, now)
    if (!runAt) return { data: {}, events: [] }
    await enqueue(dueBackup, {}, { key: 'backup.due', runAt })
    const id = await askFor(context, suggestedName(actor.workspace, now), settings.passphraseSealed)
    return { data: {}, events: [{ entity: 'backup', recordId: id, type: 'scheduled' }] }
  },
})

async function askFor(context: Context, name: string, passphraseSealed: string | null): Promise<string> {
  const { tx, actor } = context
  try {
    const file = await freeFile(context, `${name}-${randomBytes(2).toString('hex')}`)
    const passphrase = passphraseSealed && open(passphraseSealed, `backup_settings:${actor.workspace.id}`)
    const encryption = passphrase ? await newEncryption(passphrase) : null
    const isEncrypted = encryption !== null
    return await begin(context, { file, cause: 'scheduled', isEncrypted, secret: secretOf(encryption) })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const id = newId()
    await tx.insert(backup).values({
      id,
      workspaceId: actor.workspace.id,
      file: name,
      cause: 'scheduled',
      state: 'failed',
      error: error.words.key,
      memberName: actor.name,
      finishedAt: new Date(),
    })
    return id
  }
}
