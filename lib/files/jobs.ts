import 'server-only'
import { z } from 'zod'
import { defineJob } from '@/lib/kernel/job'

/** Forgets a file that no record holds any more. */
export const forgetRecordFile = defineJob({
  name: 'record_file.forget',
  input: z.strictObject({ id: z.uuid() }),
  async run({ id }, { workspaceId }) {
    const { forgetRecordFile } = await import('./forget')
    await forgetRecordFile(workspaceId, id)
  },
})
