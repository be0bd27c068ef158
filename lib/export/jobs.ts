import 'server-only'
import { z } from 'zod'
import { defineJob } from '@/lib/kernel/job'

/** Makes the file of an export, from its beginning after a crash too. */
export const runExport = defineJob({
  name: 'record_export.run',
  input: z.strictObject({ id: z.uuid(), memberId: z.uuid() }),
  maxAttempts: 8,
  async run({ id, memberId }, { workspaceId, isLastAttempt }) {
    const { carryOut } = await import('./carry-out')
    await carryOut({ workspaceId, id, memberId, isLastAttempt })
  },
})

/** Forgets an export with its file once its days are over. */
export const forgetExport = defineJob({
  name: 'record_export.forget',
  input: z.strictObject({ id: z.uuid() }),
  async run({ id }, { workspaceId }) {
    const { forget } = await import('./carry-out')
    await forget(workspaceId, id)
  },
})
