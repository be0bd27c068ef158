import 'server-only'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { type ADDRESS_STATES, emailAddress } from '@/db/schema'
import type { Context } from '@/lib/kernel/command'
import type { Change } from '@/lib/kernel/event'
import { setMarks } from '@/lib/records/marks'

type Lesson = {
  address: string
  state: Exclude<(typeof ADDRESS_STATES)[number], 'ok'>
  reason: string
}

/**
 * Remembers what a bounce or complaint taught about an address. One that takes no mail is of no use to any record that
 * has it, and whoever complains wants no more advertising.
 */
export async function learn(context: Context, { address, state, reason }: Lesson): Promise<Change[]> {
  const { tx, actor } = context
  const bounces = state === 'complained' ? 0 : 1
  await tx
    .insert(emailAddress)
    .values({ workspaceId: actor.workspace.id, address, state, reason, bounces })
    .onConflictDoUpdate({
      target: [emailAddress.workspaceId, emailAddress.address],
      set: {
        state: worse(state),
        reason,
        bounces: sql`${emailAddress.bounces} + ${bounces}`,
        updatedAt: new Date(),
      },
    })
  if (state === 'soft_bounced') return []
  return setMarks(context, [{ address, ...(state === 'bounced' ? { invalid: true } : { optedOut: true }) }])
}

/** A delay does not undo a failure, and nothing undoes a complaint. */
const worse = (state: Lesson['state']) => sql`case
  when ${emailAddress.state} = 'complained' then 'complained'
  when ${emailAddress.state} = 'bounced' and ${state}::text = 'soft_bounced' then 'bounced' else ${state}::text end`

/** A normal message proves that its sender's address works again; a complaint stands. */
export async function trustAgain(context: Context, address: string | null): Promise<Change[]> {
  const { tx, actor } = context
  if (!address) return []
  const trusted = await tx
    .update(emailAddress)
    .set({ state: 'ok', bounces: 0, reason: null, updatedAt: new Date() })
    .where(
      and(
        eq(emailAddress.workspaceId, actor.workspace.id),
        eq(emailAddress.address, address),
        inArray(emailAddress.state, ['soft_bounced', 'bounced']),
      ),
    )
    .returning({ address: emailAddress.address })
  return trusted.length > 0 ? setMarks(context, [{ address, invalid: false }]) : []
}
