import 'server-only'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Tx } from '@/db/client'
import { newId } from '@/lib/kernel/id'
import { defineJob } from '@/lib/kernel/job'
import { open, seal } from '@/lib/kernel/secrets'
import { deliver } from './deliver'

/** What the product writes to a person. Without `to` nothing leaves: unknown addresses cost the same work. */
export type SystemMail = { to: string | null; subject: string; text: string }

const mail = z.strictObject({ to: z.email().nullable(), subject: z.string(), text: z.string() })

/** Sends one mail of the product itself. It carries a secret link, so the queue holds it sealed. */
export const systemMail = defineJob({
  name: 'system.mail',
  input: z.strictObject({ id: z.uuid(), sealed: z.string() }),
  maxAttempts: 8,
  async run({ id, sealed }) {
    const { to, ...letter } = mail.parse(JSON.parse(open(sealed, ownerOf(id))))
    if (to) await deliver({ id, to, ...letter })
  },
})

/** Leaves a mail to the worker, in the transaction of the change it tells of. */
export async function post(tx: Tx, letter: SystemMail): Promise<void> {
  const id = newId()
  const payload = JSON.stringify({ id, sealed: seal(JSON.stringify(letter), ownerOf(id)) })
  await tx.execute(sql`select cohoi_enqueue_identity(${systemMail.name}, ${payload}::jsonb)`)
}

const ownerOf = (id: string) => `system.mail:${id}`
