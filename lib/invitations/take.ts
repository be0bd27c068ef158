import 'server-only'
import { and, eq } from 'drizzle-orm'
import { activity, activityAnswer } from '@/db/schema'
import { zoneOfSeries } from '@/lib/activities/series'
import type { Context } from '@/lib/kernel/command'
import { dateIn } from '@/lib/vietnam/date'
import { answerAt } from './answers'
import type { CalendarReply } from './reply'
import { idIn } from './uid'

export type Taken = {
  invitationId: string
  address: string
  day: string
  status: CalendarReply['status']
  answeredAt: Date
  comment: string
}
/** `foreign`: of no invitation of ours. Otherwise it is taken, or it changes nothing, and why. */
export type Judged = 'foreign' | { refused: 'stranger' | 'sender' | 'stale' | 'day' } | Taken

/**
 * Whether an answer counts: only whoever has an invitation answers it, from the address that it went to, and nothing
 * that is older than what is known.
 */
export async function judgeReply(
  context: Context,
  reply: CalendarReply,
  from: string | null,
): Promise<Judged> {
  const invitationId = idIn(reply.uid)
  if (!invitationId || !(await isOurs(context, invitationId))) return 'foreign'
  const address = reply.attendee
  const invited = await answerAt(context, { invitationId, address, day: '' })
  if (!invited?.invitedAt) return { refused: 'stranger' }
  if (from !== address) return { refused: 'sender' }
  const day = await dayMeant(context, invitationId, reply)
  if (day === null) return { refused: 'day' }
  const answeredAt = new Date(Math.min(+(reply.stampedAt ?? new Date()), Date.now()))
  const last = day ? await answerAt(context, { invitationId, address, day }) : invited
  const isStale = reply.sequence < invited.countsFrom || (last?.answeredAt && answeredAt <= last.answeredAt)
  if (isStale) return { refused: 'stale' }
  return { invitationId, address, day, answeredAt, status: reply.status, comment: reply.comment }
}

async function isOurs({ tx, actor }: Context, id: string): Promise<boolean> {
  const [row] = await tx
    .select({ id: activityAnswer.invitationId })
    .from(activityAnswer)
    .where(and(eq(activityAnswer.workspaceId, actor.workspace.id), eq(activityAnswer.invitationId, id)))
    .limit(1)
  return Boolean(row)
}

/** Of a series the day that is meant, empty for all; null for one that it does not have. */
async function dayMeant(context: Context, id: string, { on }: CalendarReply): Promise<string | null> {
  const { tx, actor } = context
  if (!on) return ''
  const zone = await zoneOfSeries(context, id)
  if (!zone) return ''
  const day = 'at' in on ? dateIn(on.at, zone) : on.day
  const [row] = await tx
    .select({ id: activity.id })
    .from(activity)
    .where(
      and(
        eq(activity.workspaceId, actor.workspace.id),
        eq(activity.seriesId, id),
        eq(activity.seriesOn, day),
      ),
    )
    .limit(1)
  return row ? day : null
}
