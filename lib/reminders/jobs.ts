import 'server-only'
import { z } from 'zod'
import { defineJob } from '@/lib/kernel/job'

/** Each minute: has every company that something is due in see to it. */
defineJob({
  name: 'reminder.tick',
  input: z.object({}),
  maxAttempts: 1,
  async run() {
    const { wakeCompanies } = await import('./tick')
    await wakeCompanies()
  },
})

/** Sends whatever is due in one company: reminders, anniversaries, mails of the day. */
export const sendDue = defineJob({
  name: 'reminder.send',
  input: z.strictObject({}),
  async run(_, { workspaceId }) {
    const { sendAll } = await import('./send')
    await sendAll(workspaceId)
  },
})

/** Works out anew when to remind of what is due by a day: of one member, or of all. */
export const replanReminders = defineJob({
  name: 'reminder.replan',
  input: z.strictObject({ memberId: z.uuid().nullable() }),
  async run({ memberId }, { workspaceId }) {
    const { replanAll } = await import('./replan')
    await replanAll(workspaceId, memberId)
  },
})
