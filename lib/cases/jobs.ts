import 'server-only'
import { z } from 'zod'
import { defineJob } from '@/lib/kernel/job'

/** Marks cases that have missed a deadline, and comes back when the next one comes. */
export const escalateCases = defineJob({
  name: 'support_case.deadlines',
  input: z.strictObject({}),
  async run(_, { workspaceId }) {
    await import('@/lib/kinds')
    const { escalateMissed } = await import('./escalate')
    await escalateMissed(workspaceId)
  },
})
