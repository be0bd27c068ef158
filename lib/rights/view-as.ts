import 'server-only'
import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { member, userSession } from '@/db/schema'
import { identityCommand } from '@/lib/identity/identity-command'
import { known } from '@/lib/identity/session-commands'
import { conflict, forbidden, notFound } from '@/lib/kernel/errors'
import { visitIn } from '@/lib/kernel/session'

/**
 * Looks at the workspace with a colleague's eyes, or with one's own again (null). Only for who may do everything the
 * colleague may, over all records; nothing can be written meanwhile, and the log tells of both ends.
 */
export const viewAs = identityCommand({
  name: 'session.view_as',
  input: z.strictObject({ memberId: z.uuid().nullable() }),
  async run({ tx, visitor }, { memberId }) {
    const { sessionId } = known(visitor)
    const own = eq(userSession.id, sessionId)
    const before = (await visitIn(tx, sessionId))?.actor
    if (!before) throw notFound()
    const { id: workspaceId } = before.workspace
    const self = before.viewer ?? { id: before.id ?? '', name: before.name }
    const told = (recordId: string, type: string) => ({
      workspaceId,
      actor: self,
      entity: 'member',
      recordId,
      type,
    })
    const ended = before.viewer && before.id ? [told(before.id, 'view_ended')] : []
    if (!memberId) {
      await tx.update(userSession).set({ viewAs: null }).where(own)
      return { data: null, events: ended }
    }
    if (memberId === self.id) throw conflict('ownAccount')
    const [target] = await tx
      .select({ id: member.id })
      .from(member)
      .where(and(eq(member.workspaceId, workspaceId), eq(member.id, memberId), eq(member.isActive, true)))
    if (!target) throw notFound()
    await tx.update(userSession).set({ viewAs: memberId }).where(own)
    const after = (await visitIn(tx, sessionId))?.actor
    if (!after?.viewer || after.id !== memberId) throw forbidden()
    return { data: null, events: [...ended, told(memberId, 'viewed_as')] }
  },
})
