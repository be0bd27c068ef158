import 'server-only'
import { z } from 'zod'
import { defineJob } from '@/lib/kernel/job'

const input = z.strictObject({ id: z.uuid(), isReleased: z.boolean().default(false) })

/** Reads and routes one accepted message. */
export const processMail = defineJob({
  name: 'mail.process',
  input,
  async run({ id, isReleased }, { workspaceId, isLastAttempt }) {
    const { processMessage } = await import('./process')
    await processMessage({ workspaceId, id, isReleased, isLastAttempt })
  },
})

/** Fetches the raw message of a provider that announces mail without it, then has it processed. */
export const fetchMail = defineJob({
  name: 'mail.fetch',
  input,
  async run({ id }, { workspaceId, isLastAttempt }) {
    const { fetchMessage } = await import('./fetch')
    await fetchMessage({ workspaceId, id, isLastAttempt })
  },
})
