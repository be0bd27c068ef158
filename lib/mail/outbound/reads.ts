import 'server-only'
import { z } from 'zod'
import { notFound } from '@/lib/kernel/errors'
import { read } from '@/lib/kernel/read'
import { getMessage } from './messages'

/** How a mail fares: what its writer waits for after a test. */
export const messageState = read({
  name: 'message.state',
  permission: 'message:send',
  input: z.strictObject({ id: z.uuid() }),
  async run({ tx, actor }, { id }) {
    const found = await getMessage(tx, actor, id)
    if (!found) throw notFound()
    const { state, error, reply } = found
    return { state, error, reply }
  },
})
