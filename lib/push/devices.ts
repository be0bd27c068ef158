import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { pushDevice } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { open } from '@/lib/kernel/secrets'
import { deviceInput, type PushAddress } from './schema'

export type PushDevice = typeof pushDevice.$inferSelect & { userAgent: string }

/** The actor's own; of nobody when looked at with another's eyes. */
export const ownDevices = ({ id, viewer, workspace }: Actor) =>
  (id && !viewer && and(eq(pushDevice.workspaceId, workspace.id), eq(pushDevice.memberId, id))) || sql`false`

/** Where the actor is reminded now: only sessions that last and stand in this workspace. */
export async function listDevices(tx: Tx, actor: Actor): Promise<PushDevice[]> {
  const rows = await tx
    .select({ device: pushDevice, userAgent: sql<string>`s.user_agent` })
    .from(pushDevice)
    .innerJoin(
      sql`cohoi_living_sessions(${actor.id}::uuid) as s`,
      sql`s.session_id = ${pushDevice.sessionId}`,
    )
    .where(ownDevices(actor))
    .orderBy(pushDevice.createdAt)
  return rows.map(({ device, userAgent }) => ({ ...device, userAgent: userAgent ?? '' }))
}

/** null also for what was sealed with a key that is gone. */
export function addressOf({
  sealed,
  sessionId,
}: Pick<PushDevice, 'sealed' | 'sessionId'>): PushAddress | null {
  try {
    return deviceInput.parse(JSON.parse(open(sealed, sessionId)))
  } catch {
    return null
  }
}
