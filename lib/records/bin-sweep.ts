import 'server-only'
import { z } from 'zod'
import { isSystem } from '@/lib/kernel/actor'
import { command, execute } from '@/lib/kernel/command'
import { notFound } from '@/lib/kernel/errors'
import type { Change } from '@/lib/kernel/event'
import { productActor } from '@/lib/kernel/product-actor'
import { planSweep, purgeRecord } from './bin'
import { binnable } from './bin-commands'
import { DAYS_IN_BIN } from './bin-days'
import { nextInBin } from './bin-queries'

const PORTION = 50

/** Erases one portion of what is over its time; at the end the next sweep is planned for what is left. */
export const sweepBinStep = command({
  name: 'bin.sweep_step',
  permission: 'privacy:write',
  input: z.strictObject({}),
  async run(context) {
    const { tx, actor } = context
    if (!isSystem(actor)) throw notFound()
    const until = new Date(Date.now() - DAYS_IN_BIN * 86_400_000)
    const events: Change[] = []
    let oldest: Date | undefined
    let isOver = true
    for (const { entity, hooks } of binnable.values()) {
      const due = await nextInBin(tx, actor, entity, { until, limit: PORTION })
      for (const ref of due) events.push(...(await purgeRecord(context, entity, hooks, ref)).events)
      if (due.length === PORTION) isOver = false
      const [next] = await nextInBin(tx, actor, entity, { limit: 1 })
      if (next && (!oldest || next.deletedAt < oldest)) oldest = next.deletedAt
    }
    if (isOver && oldest) await planSweep(context, oldest)
    return { data: { isOver }, events }
  },
})

export async function sweepAll(workspaceId: string): Promise<void> {
  const actor = await productActor(workspaceId)
  if (!actor) return
  for (let isOver = false; !isOver; ) isOver = (await execute(sweepBinStep, actor, {})).data.isOver
}
