import 'server-only'
import { z } from 'zod'
import { defineJob } from '@/lib/kernel/job'

/** Brings the search tokens of a workspace up to date after an upgrade; the migration asks for it. */
defineJob({
  name: 'search.reindex',
  input: z.strictObject({}),
  async run(_, { workspaceId }) {
    await import('@/lib/entities')
    const { reindexAll } = await import('./reindex')
    await reindexAll(workspaceId)
  },
})
