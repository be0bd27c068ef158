import 'server-only'
import { z } from 'zod'
import { defineJob } from '@/lib/kernel/job'

const target = z.strictObject({ id: z.uuid() })

/** Does the next long step of an import: reads its file, looks its rows through, writes records, takes them back. */
export const runImport = defineJob({
  name: 'record_import.run',
  input: target,
  maxAttempts: 8,
  async run({ id }, { workspaceId, isLastAttempt }) {
    const { carryOut } = await import('./carry-out')
    await carryOut({ workspaceId, id, isLastAttempt })
  },
})

/** Forgets an import, with what is left of its file, once it is too old to be taken back. */
export const forgetImport = defineJob({
  name: 'record_import.forget',
  input: target,
  async run({ id }, { workspaceId }) {
    const { forget } = await import('./carry-out')
    await forget(workspaceId, id)
  },
})
