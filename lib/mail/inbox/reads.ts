import 'server-only'
import { z } from 'zod'
import { entityNamed } from '@/lib/kernel/entity'
import { notFound } from '@/lib/kernel/errors'
import { read } from '@/lib/kernel/read'
import { getRecord } from '@/lib/records/query'
import { getMessage } from '../outbound/messages'
import { recordMail } from '../outbound/record-mail'
import { countUnread } from './queries'

/** A mail in full, and what an answer to it needs. */
export const openMail = read({
  name: 'message.open',
  permission: 'message:read',
  input: z.strictObject({ id: z.uuid() }),
  async run({ tx, actor }, { id }) {
    const message = await getMessage(tx, actor, id)
    const entity = message?.recordId ? entityNamed(message.entity) : undefined
    const record = entity && (await getRecord(tx, actor, entity, String(message?.recordId)))
    if (!message || !record) throw notFound()
    return { message, mail: await recordMail(tx, actor, entity, record) }
  },
})

/** How many conversations hold something new for the actor. */
export const unreadMail = read({
  name: 'message.unread',
  permission: 'message:read',
  input: z.strictObject({}),
  run: ({ tx, actor }) => countUnread(tx, actor),
})
