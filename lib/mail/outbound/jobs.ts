import 'server-only'
import { z } from 'zod'
import { defineJob } from '@/lib/kernel/job'

/** Hands one queued message to the workspace's mail server. */
export const sendMail = defineJob({
  name: 'mail.send',
  input: z.strictObject({
    id: z.uuid(),
    isOnlyAttempt: z.boolean().optional(),
    /** By whose own mailbox it leaves. */
    memberId: z.uuid().optional(),
  }),
  maxAttempts: 10,
  async run({ id, memberId, isOnlyAttempt = false }, { workspaceId, isLastAttempt }) {
    const { deliverMessage } = await import('./deliver')
    await deliverMessage({ workspaceId, id, memberId, isLastAttempt: isLastAttempt || isOnlyAttempt })
  },
})

/** Forgets a file that was attached to nothing in the end. */
export const forgetUpload = defineJob({
  name: 'mail.forget_upload',
  input: z.strictObject({ id: z.uuid(), key: z.string() }),
  async run({ id, key }, { workspaceId }) {
    const { forgetFile } = await import('./forget')
    await forgetFile({ workspaceId, id, key })
  },
})
