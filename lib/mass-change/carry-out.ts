import 'server-only'
import '@/lib/kinds'
import '@/lib/opportunities/commands'
import { execute } from '@/lib/kernel/command'
import { memberActor } from '@/lib/kernel/member-actor'
import { productActor } from '@/lib/kernel/product-actor'
import { failMassChange, stepMassChange } from './commands'

type Run = { workspaceId: string; id: string; memberId: string; isLastAttempt: boolean }

/** Goes on from where it stands, in the name and with the rights of who asked for it, as they are now. */
export async function carryOut({ workspaceId, id, memberId, isLastAttempt }: Run): Promise<void> {
  const actor = await memberActor(workspaceId, memberId)
  try {
    while (actor && !(await execute(stepMassChange, actor, { id })).data.isOver);
    if (actor) return
  } catch (error) {
    if (!isLastAttempt) throw error
  }
  const product = await productActor(workspaceId)
  if (product) await execute(failMassChange, product, { id })
}
