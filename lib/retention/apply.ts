import 'server-only'
import { execute } from '@/lib/kernel/command'
import { productActor } from '@/lib/kernel/product-actor'
import { scheduleRetention, sweepOld } from './commands'

/** One night's work: first the next night is arranged, then portions go until nothing old is left. */
export async function applyRules(workspaceId: string): Promise<void> {
  const actor = await productActor(workspaceId)
  if (!actor) return
  await execute(scheduleRetention, actor, {})
  for (let isDone = false; !isDone; ) isDone = (await execute(sweepOld, actor, {})).data.isDone
}
