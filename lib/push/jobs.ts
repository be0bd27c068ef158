import 'server-only'
import { z } from 'zod'
import { defineJob } from '@/lib/kernel/job'

/** Hands one notification to each device of its member. */
export const pushNotification = defineJob({
  name: 'notification.push',
  input: z.strictObject({ id: z.uuid() }),
  async run({ id }, { workspaceId }) {
    const { announce } = await import('./announce')
    await announce(workspaceId, id)
  },
})

/** Takes it to one of them. A service that cannot take it is asked again for some minutes, not for days. */
export const pushToDevice = defineJob({
  name: 'push_device.send',
  input: z.strictObject({ id: z.uuid(), memberId: z.uuid(), sessionId: z.uuid() }),
  maxAttempts: 6,
  async run(input, { workspaceId }) {
    const { deliver } = await import('./deliver')
    await deliver(workspaceId, input)
  },
})
