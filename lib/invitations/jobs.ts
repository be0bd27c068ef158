import 'server-only'
import { z } from 'zod'
import { defineJob } from '@/lib/kernel/job'

/** Tells everybody who takes part in a meeting, or in those of a series, what they do not know yet. */
export const tellInvited = defineJob({
  name: 'invitation.send',
  input: z.strictObject({ id: z.uuid() }),
  async run({ id }, { workspaceId }) {
    const { sendInvitations } = await import('./send')
    await sendInvitations(workspaceId, id)
  },
})
