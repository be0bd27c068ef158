import 'server-only'
import { z } from 'zod'
import { defineJob } from '@/lib/kernel/job'

/** Takes leads back that nobody works on, and comes back the next day. */
export const recycleLeads = defineJob({
  name: 'lead_recycling.run',
  input: z.strictObject({}),
  async run(_, { workspaceId }) {
    await import('@/lib/kinds')
    const { recycleIdle } = await import('./recycle')
    await recycleIdle(workspaceId)
  },
})
