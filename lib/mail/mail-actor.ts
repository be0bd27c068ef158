import 'server-only'
import type { Actor } from '@/lib/kernel/actor'
import { productActor } from '@/lib/kernel/product-actor'

/**
 * The product handling the mail of a workspace, or of one member of it; null when there is no such active workspace.
 */
export async function mailActor(workspaceId: string, memberId?: string): Promise<Actor | null> {
  const actor = await productActor(workspaceId, 'Email')
  return actor && memberId ? { ...actor, worksFor: memberId } : actor
}
