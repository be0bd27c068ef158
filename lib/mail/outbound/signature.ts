import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { member } from '@/db/schema'
import { command } from '@/lib/kernel/command'
import { notFound } from '@/lib/kernel/errors'
import { signatureOf } from './record-mail'

/** What stands below the mails that a person writes here. */
export const saveSignature = command({
  name: 'member.sign',
  permission: 'profile:write',
  input: z.strictObject({ signature: z.string().trim().max(2000) }),
  async run({ tx, actor }, { signature }) {
    if (!actor.id) throw notFound()
    const before = await signatureOf(tx, actor)
    if (before === signature) return { data: null, events: [] }
    const [row] = await tx
      .update(member)
      .set({ signature: signature || null, version: sql`${member.version} + 1`, updatedAt: new Date() })
      .where(and(eq(member.workspaceId, actor.workspace.id), eq(member.id, actor.id)))
      .returning({ version: member.version })
    const change = { before: { signature: before }, after: { signature, version: row?.version } }
    return { data: null, events: [{ entity: 'member', recordId: actor.id, type: 'updated', ...change }] }
  },
})
