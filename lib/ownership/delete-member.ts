import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { member, recordShare, savedView } from '@/db/schema'
import { manageable } from '@/lib/identity/above'
import { type Command, command, recordRef, sqlState } from '@/lib/kernel/command'
import { conflict } from '@/lib/kernel/errors'
import { winnerOf } from '@/lib/records/history'
import { countOwned } from './owned'

/** Removes a member who owns nothing any more. Their name stays in the log, their login stays theirs. */
export const deleteMember: Command<typeof recordRef, { id: string }> = command({
  name: 'member.delete',
  permission: 'member:write',
  input: recordRef,
  async run(context, { id, version }) {
    const { tx, actor } = context
    const { name, email } = await manageable(context, id)
    const owned = await countOwned(tx, actor, id)
    if (owned.length > 0) throw conflict('memberOwns', { name }, { owned })
    const here = actor.workspace.id
    await tx.execute(sql`select cohoi_end_sessions(${id}::uuid)`)
    await tx.delete(savedView).where(and(eq(savedView.workspaceId, here), eq(savedView.ownerId, id)))
    await tx
      .delete(recordShare)
      .where(
        and(
          eq(recordShare.workspaceId, here),
          eq(recordShare.granteeKind, 'member'),
          eq(recordShare.granteeId, id),
        ),
      )
    const gone = await tx
      .delete(member)
      .where(and(eq(member.workspaceId, here), eq(member.id, id), eq(member.version, version)))
      .returning({ id: member.id })
      .catch((error) => {
        // Something was given to them since it was counted.
        throw sqlState(error) === '23503' ? conflict('memberOwns', { name }) : error
      })
    if (gone.length === 0) throw conflict('stale', await winnerOf(tx, actor, 'member', id))
    return {
      data: { id },
      events: [{ entity: 'member', recordId: id, type: 'deleted', before: { name, email } }],
    }
  },
})
