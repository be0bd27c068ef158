import 'server-only'
import { z } from 'zod'
import { defineJob } from '@/lib/kernel/job'

/** Erases one person, portion by portion, until nothing is found any more. */
export const eraseJob = defineJob({
  name: 'privacy.erase',
  input: z.strictObject({ id: z.uuid() }),
  async run({ id }, { workspaceId }) {
    const { eraseAll } = await import('./erase')
    await eraseAll(workspaceId, id)
  },
})

/** Deletes the stored file of a message that was erased. */
export const forgetFile = defineJob({
  name: 'privacy.forget_file',
  input: z.strictObject({ key: z.string() }),
  async run({ key }) {
    const { storage } = await import('@/lib/mail/storage')
    await storage.delete(key)
  },
})
