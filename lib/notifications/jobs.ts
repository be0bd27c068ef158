import 'server-only'
import { z } from 'zod'
import { defineJob } from '@/lib/kernel/job'

/** Mails one notification to a member who wants to hear of its kind at once. */
export const postNotification = defineJob({
  name: 'notification.post',
  input: z.strictObject({ id: z.uuid() }),
  async run({ id }, { workspaceId }) {
    const { post } = await import('./post')
    await post(workspaceId, id)
  },
})
