import 'server-only'
import { z } from 'zod'
import { defineJob } from '@/lib/kernel/job'

const one = z.strictObject({ id: z.uuid() })

/** Each minute: has every mailbox looked into whose time has come. */
defineJob({
  name: 'mailbox.tick',
  input: z.object({}),
  maxAttempts: 1,
  async run() {
    const { wakeMailboxes } = await import('./tick')
    await wakeMailboxes()
  },
})

/** Takes what is new out of a mailbox. When it fails, the mailbox itself knows when to try again. */
export const fetchMailbox = defineJob({
  name: 'mailbox.fetch',
  input: one,
  maxAttempts: 1,
  async run({ id }, { workspaceId }) {
    const { lookInto } = await import('./look')
    await lookInto({ workspaceId, id })
  },
})

/** Tries whether a mailbox can be reached, and leaves it as it is. */
export const checkMailbox = defineJob({
  name: 'mailbox.check',
  input: one,
  maxAttempts: 1,
  async run({ id }, { workspaceId }) {
    const { check } = await import('./check')
    await check({ workspaceId, id })
  },
})

/** Lays a mail that was sent from here into the folder of sent mails of the writer's own mailbox. */
export const keepSent = defineJob({
  name: 'mailbox.keep_sent',
  input: z.strictObject({ id: z.uuid(), memberId: z.uuid() }),
  maxAttempts: 8,
  async run({ id, memberId }, { workspaceId }) {
    const { keepInSent } = await import('./keep-sent')
    await keepInSent({ workspaceId, id, memberId })
  },
})
