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

/** Deletes the stored file of a message that is gone, if no other holds it. */
export const forgetFile = defineJob({
  name: 'privacy.forget_file',
  input: z.strictObject({ key: z.string() }),
  async run({ key }, { workspaceId }) {
    const { forgetUnheld } = await import('@/lib/files/freed')
    await forgetUnheld(workspaceId, key)
  },
})
