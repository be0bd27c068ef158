import 'server-only'
import { and, asc, eq, gte, isNull, lt, ne } from 'drizzle-orm'
import { type Answer, activity, activityAnswer } from '@/db/schema'
import type { Context } from '@/lib/kernel/command'
import type { Change } from '@/lib/kernel/event'
import type { Row } from '@/lib/records/query'
import { today } from '@/lib/vietnam/date'
import { invitationOf } from './plan'

type Place = { invitationId: string; address: string; day: string }
type Given = Place & { status: Answer; answeredAt: Date; sequence?: number; comment?: string }

/** What somebody answered, for all days or one of them; for all it stands above what they said of single ones before. */
export async function keepAnswer(context: Context, given: Given): Promise<Change[]> {
  const { tx, actor } = context
  const { comment, sequence: _, ...row } = given
  const before = await answerAt(context, given)
  const { workspaceId, invitationId, address, day } = activityAnswer
  await tx
    .insert(activityAnswer)
    .values({ ...row, workspaceId: actor.workspace.id })
    .onConflictDoUpdate({
      target: [workspaceId, invitationId, address, day],
      set: { status: row.status, answeredAt: row.answeredAt },
    })
  if (!row.day) {
    const earlier = and(ofInvitee(context, given), ne(day, ''), lt(activityAnswer.answeredAt, row.answeredAt))
    await tx.delete(activityAnswer).where(earlier)
  }
  const recordId = await toldOn(context, row)
  if (!recordId) return []
  const at = { invitationId: row.invitationId, address: row.address, day: row.day }
  return [
    {
      ...{ entity: 'activity', recordId, type: 'invitation.answered' },
      before: { answer: before?.status ?? 'waiting' },
      after: { ...at, answer: row.status, ...(comment && { text: comment }) },
    },
  ]
}

const ofInvitee = ({ actor }: Context, { invitationId, address }: Omit<Place, 'day'>) =>
  and(
    eq(activityAnswer.workspaceId, actor.workspace.id),
    eq(activityAnswer.invitationId, invitationId),
    eq(activityAnswer.address, address),
  )

export async function answerAt(context: Context, place: Place) {
  const [row] = await context.tx
    .select()
    .from(activityAnswer)
    .where(and(ofInvitee(context, place), eq(activityAnswer.day, place.day)))
    .for('update')
  return row
}

/** What was answered goes with the last activity that it is about. */
export async function forgetAnswers({ tx, actor }: Context, row: Row): Promise<void> {
  const here = eq(activity.workspaceId, actor.workspace.id)
  const [other] = row.seriesId
    ? await tx
        .select({ id: activity.id })
        .from(activity)
        .where(and(here, eq(activity.seriesId, String(row.seriesId)), ne(activity.id, row.id)))
        .limit(1)
    : []
  if (other) return
  await tx
    .delete(activityAnswer)
    .where(
      and(
        eq(activityAnswer.workspaceId, actor.workspace.id),
        eq(activityAnswer.invitationId, invitationOf(row)),
      ),
    )
}

/** The activity whose timeline tells of it: that of the day, or the next of a series. */
export async function toldOn(
  { tx, actor }: Context,
  { invitationId, day }: Omit<Place, 'address'>,
): Promise<string | undefined> {
  const here = eq(activity.workspaceId, actor.workspace.id)
  const { id, seriesId, seriesOn, archivedAt } = activity
  const ofSeries = and(here, eq(seriesId, invitationId), isNull(archivedAt))
  const [row] = await tx
    .select({ id })
    .from(activity)
    .where(and(ofSeries, day ? eq(seriesOn, day) : gte(seriesOn, today(actor.workspace.timeZone))))
    .orderBy(asc(seriesOn))
    .limit(1)
  if (row) return row.id
  const [only] = await tx
    .select({ id })
    .from(activity)
    .where(and(here, eq(id, invitationId)))
  return only?.id
}
