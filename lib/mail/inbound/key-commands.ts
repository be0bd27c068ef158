import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { intakeKey } from '@/db/schema'
import { command } from '@/lib/kernel/command'
import { notFound } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/id'
import { newSecret } from '@/lib/kernel/secrets'

/** A key for the HTTP intake. Its secret is told this once; only a hash of it is kept. */
export const createIntakeKey = command({
  name: 'intake_key.create',
  permission: 'inbound:write',
  input: z.strictObject({ name: z.string().trim().min(1).max(100) }),
  async run({ tx, actor }, { name }) {
    const id = newId()
    const { secret, hash } = newSecret()
    await tx
      .insert(intakeKey)
      .values({ workspaceId: actor.workspace.id, id, name, hash, createdBy: actor.id })
    return {
      data: { id, secret },
      events: [{ entity: 'intake_key', recordId: id, type: 'created', after: { name } }],
    }
  },
})

/** Ends a key at once and for good. */
export const revokeIntakeKey = command({
  name: 'intake_key.revoke',
  permission: 'inbound:write',
  input: z.strictObject({ id: z.uuid() }),
  async run({ tx, actor }, { id }) {
    const rows = await tx
      .update(intakeKey)
      .set({ revokedAt: new Date() })
      .where(
        and(eq(intakeKey.workspaceId, actor.workspace.id), eq(intakeKey.id, id), isNull(intakeKey.revokedAt)),
      )
      .returning({ name: intakeKey.name })
    const [row] = rows
    if (!row) throw notFound()
    return { data: { id }, events: [{ entity: 'intake_key', recordId: id, type: 'revoked', before: row }] }
  },
})
