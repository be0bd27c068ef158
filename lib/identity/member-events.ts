import 'server-only'
import { eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { type Fields, member } from '@/db/schema'
import type { IdentityChange } from './identity-command'

/** What a person did to the own login, told to every workspace of theirs. */
export async function memberEvents(
  tx: Tx,
  loginId: string,
  type: string,
  change: { before?: Fields; after?: Fields } = {},
): Promise<IdentityChange[]> {
  const rows = await tx.select().from(member).where(eq(member.loginId, loginId))
  return rows.map(({ workspaceId, id, name }) => ({
    workspaceId,
    actor: { id, name },
    entity: 'member',
    recordId: id,
    type,
    ...change,
  }))
}
