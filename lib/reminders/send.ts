import 'server-only'
import { extendNext } from '@/lib/activities/series-extend'
import { type Command, execute } from '@/lib/kernel/command'
import { productActor } from '@/lib/kernel/product-actor'
import { tellAnniversaries } from './anniversaries'
import { sendDigests } from './digests'
import { sendReminders } from './send-command'

const STEPS: readonly Command<typeof sendReminders.input, { isOver: boolean }>[] = [
  sendReminders,
  tellAnniversaries,
  sendDigests,
  extendNext,
]

/** Portion by portion, each in a transaction of its own, until nothing is due. */
export async function sendAll(workspaceId: string): Promise<void> {
  const actor = await productActor(workspaceId)
  if (!actor) return
  for (const step of STEPS) while (!(await execute(step, actor, {})).data.isOver);
}
