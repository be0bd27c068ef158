import 'server-only'
import { z } from 'zod'
import { defineJob } from '@/lib/kernel/job'

/** Goes through the records of a mass change, a portion in each transaction. */
export const runMassChange = defineJob({
  name: 'mass_change.run',
  input: z.strictObject({ id: z.uuid(), memberId: z.uuid() }),
  maxAttempts: 8,
  async run({ id, memberId }, { workspaceId, isLastAttempt }) {
    const { carryOut } = await import('./carry-out')
    await carryOut({ workspaceId, id, memberId, isLastAttempt })
  },
})
