import 'server-only'
import { z } from 'zod'
import { notFound } from '@/lib/kernel/errors'
import { read } from '@/lib/kernel/read'
import { getMessage } from './messages'
import { knownAgainst } from './recipients'

/** What its writer should know of the addresses that a mail is to go to. */
export const addressMarks = read({
  name: 'message.address_marks',
  permission: 'message:send',
  input: z.strictObject({ addresses: z.array(z.string().max(320)).max(100) }),
  run: ({ tx, actor }, { addresses }) => knownAgainst(tx, actor, addresses),
})

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
