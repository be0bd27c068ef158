import 'server-only'
import { execute } from '@/lib/kernel/command'
import { mailActor } from '../mail-actor'
import { storage } from '../storage'
import { expireUpload } from './uploads'

/** Deletes the stored file of an upload, unless it became part of a message. */
export async function forgetFile({ workspaceId, id, key }: { workspaceId: string; id: string; key: string }) {
  const actor = await mailActor(workspaceId)
  if (!actor) return
  const { data } = await execute(expireUpload, actor, { id, key })
  if (data.isFree) await storage.delete(key)
}
