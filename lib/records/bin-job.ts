import 'server-only'
import { z } from 'zod'
import { defineJob } from '@/lib/kernel/job'

/** Erases for ever what has been in the bin for its time. */
export const sweepBin = defineJob({
  name: 'bin.sweep',
  input: z.strictObject({}),
  async run(_, { workspaceId }) {
    await import('@/lib/kinds')
    await import('@/lib/opportunities/commands')
    const { sweepAll } = await import('./bin-sweep')
    await sweepAll(workspaceId)
  },
})
