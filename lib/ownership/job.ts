import 'server-only'
import { z } from 'zod'
import { type Actor, systemActor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { defineJob } from '@/lib/kernel/job'
import { companyOf } from '@/lib/kernel/product-actor'
import { failHandOver, stepHandOver } from './steps'

/** Hands over step by step, each its own transaction, in the name of who asked for it. */
export const handOverJob = defineJob({
  name: 'member.hand_over',
  input: z.strictObject({ id: z.uuid(), startedBy: z.uuid().nullable(), name: z.string() }),
  async run({ id, startedBy, name }, { workspaceId, isLastAttempt }) {
    const actor = await actorFor(workspaceId, startedBy, name)
    if (!actor) return
    try {
      while (!(await execute(stepHandOver, actor, { id })).data.isOver);
    } catch (error) {
      if (isLastAttempt) await execute(failHandOver, actor, { id })
      throw error
    }
  },
})

async function actorFor(workspaceId: string, id: string | null, actorName: string): Promise<Actor | null> {
  const found = await companyOf(workspaceId)
  return found ? { ...systemActor(found.company, actorName), id } : null
}
