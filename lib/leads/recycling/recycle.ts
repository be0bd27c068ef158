import 'server-only'
import { execute } from '@/lib/kernel/command'
import { productActor } from '@/lib/kernel/product-actor'
import { recycleSome, scheduleRecycling } from './commands'

/** One night's work: first the next night is arranged, then portions go until nobody idle is left. */
export async function recycleIdle(workspaceId: string): Promise<void> {
  const actor = await productActor(workspaceId)
  if (!actor) return
  await execute(scheduleRecycling, actor, {})
  for (let isDone = false; !isDone; ) isDone = (await execute(recycleSome, actor, {})).data.isDone
}
