import 'server-only'
import { execute } from '@/lib/kernel/command'
import { productActor } from '@/lib/kernel/product-actor'
import { storage } from '@/lib/mail/storage'
import { expireRecordFile } from './commands'

/** Deletes a file and its bytes, unless a record holds it again. */
export async function forgetRecordFile(workspaceId: string, id: string): Promise<void> {
  const actor = await productActor(workspaceId)
  if (!actor) return
  const { data } = await execute(expireRecordFile, actor, { id })
  for (const key of data.keys) await storage.delete(key)
}
