import 'server-only'
import { z } from 'zod'
import { identityCommand } from '@/lib/identity/identity-command'
import { known } from '@/lib/identity/session-commands'
import { keysIn } from './stored-keys'

/** The key by which a push service knows our messages; the first who asks has it made. */
export const getPushKey = identityCommand({
  name: 'push_device.key',
  input: z.strictObject({}),
  async run({ tx, visitor }) {
    known(visitor)
    const { publicKey } = await keysIn(tx)
    return { data: { publicKey }, events: [] }
  },
})
