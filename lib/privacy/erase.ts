import 'server-only'
import { execute } from '@/lib/kernel/command'
import { productActor } from '@/lib/kernel/product-actor'
import { eraseStep } from './erase-commands'

/** Safe to run again: what is erased is not found a second time. */
export async function eraseAll(workspaceId: string, id: string): Promise<void> {
  const actor = await productActor(workspaceId)
  if (!actor) return
  for (let isDone = false; !isDone; ) isDone = (await execute(eraseStep, actor, { id })).data.isDone
}
