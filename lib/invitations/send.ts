import 'server-only'
import { execute } from '@/lib/kernel/command'
import { productActor } from '@/lib/kernel/product-actor'
import { tellInvitedNow } from './send-command'

export async function sendInvitations(workspaceId: string, id: string): Promise<void> {
  const actor = await productActor(workspaceId)
  if (actor) await execute(tellInvitedNow, actor, { id })
}
