import 'server-only'
import { z } from 'zod'
import { defineJob } from '@/lib/kernel/job'

/** Deletes what a workspace no longer wants to keep, and comes back the next day. */
export const applyRetention = defineJob({
  name: 'retention.apply',
  input: z.strictObject({}),
  async run(_, { workspaceId }) {
    const { applyRules } = await import('./apply')
    await applyRules(workspaceId)
  },
})
