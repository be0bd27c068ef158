import 'server-only'
import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Tx } from '@/db/client'
import { calendarFeed } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { command } from '@/lib/kernel/command'
import { env } from '@/lib/kernel/env'
import { forbidden } from '@/lib/kernel/errors'
import { newSecret } from '@/lib/kernel/secrets'

/** The address at which the actor's calendar is read, told this once; one from before is gone. */
export const renewFeed = command({
  name: 'calendar_feed.renew',
  permission: 'profile:write',
  input: z.strictObject({}),
  async run({ tx, actor }) {
    if (!actor.id) throw forbidden()
    const { secret, hash } = newSecret()
    const createdAt = new Date()
    const values = { workspaceId: actor.workspace.id, memberId: actor.id, hash, createdAt }
    const { workspaceId, memberId } = calendarFeed
    await tx
      .insert(calendarFeed)
      .values(values)
      .onConflictDoUpdate({ target: [workspaceId, memberId], set: { hash, createdAt } })
    return {
      data: { url: `${env.APP_URL}/api/calendar/${secret}.ics` },
      events: [{ entity: 'calendar_feed', recordId: actor.id, type: 'created', after: {} }],
    }
  },
})

/** Ends the address at once. */
export const revokeFeed = command({
  name: 'calendar_feed.revoke',
  permission: 'profile:write',
  input: z.strictObject({}),
  async run({ tx, actor }) {
    const gone = await tx.delete(calendarFeed).where(ofActor(actor)).returning({ id: calendarFeed.memberId })
    return {
      data: null,
      events: gone.map(({ id }) => ({ entity: 'calendar_feed', recordId: id, type: 'revoked', before: {} })),
    }
  },
})

/** Since when the actor has such an address. */
export async function feedSince(tx: Tx, actor: Actor): Promise<Date | null> {
  const [row] = await tx
    .select({ createdAt: calendarFeed.createdAt })
    .from(calendarFeed)
    .where(ofActor(actor))
  return row?.createdAt ?? null
}

const ofActor = ({ workspace, id }: Actor) =>
  and(
    eq(calendarFeed.workspaceId, workspace.id),
    eq(calendarFeed.memberId, id ?? '00000000-0000-0000-0000-000000000000'),
  )
