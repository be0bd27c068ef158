import 'server-only'
import { createHash } from 'node:crypto'
import { and, eq, ne } from 'drizzle-orm'
import { z } from 'zod'
import { activityAnswer } from '@/db/schema'
import { daysOf } from '@/lib/activities/occurrences'
import { isSystem } from '@/lib/kernel/actor'
import { type Context, command } from '@/lib/kernel/command'
import { env } from '@/lib/kernel/env'
import { notFound } from '@/lib/kernel/errors'
import type { Change } from '@/lib/kernel/event'
import { queueAutomatic } from '@/lib/mail/outbound/automatic'
import { dateIn, formatTime, instantOf } from '@/lib/vietnam/date'
import { toldOn } from './answers'
import { type Invitation, invitationText, type Meeting } from './calendar'
import { calledOffAt, type Invited, meetingsOf } from './meetings'
import { type Host, hostOf, type Invitee, inviteesOf } from './people'
import { uidOf } from './uid'
import { letterOf } from './words'

/** Sends everybody who takes part what they do not know yet, and takes back what is no longer meant. */
export const tellInvitedNow = command({
  name: 'invitation.send',
  permission: 'workspace:write',
  input: z.strictObject({ id: z.uuid() }),
  async run(context, { id }): Promise<{ data: { count: number }; events: Change[] }> {
    if (!isSystem(context.actor)) throw notFound()
    const nothing = { data: { count: 0 }, events: [] }
    const invited = await meetingsOf(context, id)
    const known = await knownTo(context, id)
    // Whoever was invited is told what is called off, also when no more invitations are sent.
    if (!invited || (!invited.first.sendsInvites && known.size === 0)) return nothing
    const host = await hostOf(context, invited.first)
    const recordId = (await toldOn(context, { invitationId: id, day: '' })) ?? invited.first.id
    const wanted = await wantedBy(context, invited, { host, recordId })
    const zone = invited.zone ?? host.timeZone
    for (const [address, { meetings }] of wanted)
      if (isEnded(meetings, known.get(address), zone)) wanted.delete(address)
    const off = invited.first.sendsInvites ? null : await calledOffAt(context, id)
    const asked = [...wanted].filter(
      ([address]) => invited.first.sendsInvites || isAfter(off, known.get(address)?.invitedAt),
    )
    const letters = [
      ...asked.flatMap(([address, each]) => requestTo(address, each, known.get(address), zone)),
      ...[...known.values()].flatMap((row) => (wanted.has(row.address) ? [] : cancelTo(invited, row))),
    ]
    for (const letter of letters) await send(context, { id, host, letter, zone })
    const told = (method: Invitation['method'], type: string): Change[] => {
      const count = letters.filter((letter) => letter.method === method).length
      return count === 0 ? [] : [{ entity: 'activity', recordId, type, after: { count } }]
    }
    return {
      data: { count: letters.length },
      events: [...told('REQUEST', 'invitation.sent'), ...told('CANCEL', 'invitation.cancelled')],
    }
  },
})

type Known = typeof activityAnswer.$inferSelect
type Wanted = { invitee: Invitee; meetings: Meeting[] }
type Letter = Pick<Invitation, 'method' | 'sequence' | 'status' | 'meetings'> & {
  invitee: Invitee | { mailbox: Invitee['mailbox'] }
  address: string
  isUpdate: boolean
  countsFrom: number
  print: string | null
}

/** Of what each is to know: the series as far as they take part in it, and the single ones. */
async function wantedBy(
  context: Context,
  { told }: Invited,
  { host, recordId }: { host: Host; recordId: string },
): Promise<Map<string, Wanted>> {
  const wanted = new Map<string, Wanted>()
  const groups = await Promise.all(
    told.map(async ({ row, meeting }) => ({ row, meeting, people: await inviteesOf(context, row, host) })),
  )
  const everybody = new Map(groups.flatMap(({ people }) => [...people]))
  for (const [address, invitee] of everybody) {
    const mine = groups.filter(({ people }) => people.has(address))
    const absent = groups.flatMap(({ people, meeting }) =>
      meeting.instead && !people.has(address) ? [meeting.instead] : [],
    )
    const meetings = mine.map(({ row, meeting }) => ({
      ...meeting,
      url: invitee.memberId ? `${env.APP_URL}/activities/${meeting.repeat ? recordId : row.id}` : null,
      ...(meeting.repeat && { without: [...(meeting.without ?? []), ...absent] }),
    }))
    wanted.set(address, { invitee, meetings })
  }
  return wanted
}

/** Whether a meeting, or any of a series, is not over yet. */
function isToCome({ startsAt, endsAt, repeat, without = [] }: Meeting, zone: string): boolean {
  const now = Date.now()
  if (!repeat) return +endsAt > now
  const lasts = +endsAt - +startsAt
  const from = dateIn(new Date(now - lasts), zone)
  const days = daysOf(repeat, dateIn(startsAt, zone), { from, limit: without.length + 2 })
  const left = new Set(without.map(Number))
  const moments = days.map((day) => +instantOf(day, formatTime(startsAt, zone), zone))
  return moments.some((at) => at + lasts > now && !left.has(at))
}

/** Of a series that was to go on, only days that are over are left: to those who were told of the others it is called off. */
const isEnded = (meetings: readonly Meeting[], known: Known | undefined, zone: string): boolean =>
  Boolean(known?.invitedAt) &&
  meetings.some(({ repeat }) => repeat) &&
  !meetings.some((each) => isToCome(each, zone)) &&
  timesOf(known) !== markOf(whenOf(meetings))

const isAfter = (one: Date | null, other: Date | null | undefined): boolean =>
  Boolean(one && other && one > other)

const everyDay = (context: Context, id: string) =>
  and(eq(activityAnswer.workspaceId, context.actor.workspace.id), eq(activityAnswer.invitationId, id))

async function knownTo(context: Context, id: string): Promise<Map<string, Known>> {
  const rows = await context.tx
    .select()
    .from(activityAnswer)
    .where(and(everyDay(context, id), eq(activityAnswer.day, '')))
    .for('update')
  return new Map(rows.map((row) => [row.address, row]))
}

function requestTo(
  address: string,
  { invitee, meetings }: Wanted,
  known: Known | undefined,
  zone: string,
): Letter[] {
  const isKnown = Boolean(known?.invitedAt)
  // Nobody is invited to what is over; of a series it may be a day to come that is left out.
  if (!meetings.some((each) => (isKnown && each.repeat) || isToCome(each, zone))) return []
  const print = `${markOf(whenOf(meetings))}.${markOf(meetings.map((each) => ({ ...each, url: null })))}`
  if (isKnown && known?.print === print) return []
  const isOtherTime = isKnown && timesOf(known) !== markOf(whenOf(meetings))
  const sequence = known?.print ? known.sequence + 1 : 0
  return [
    {
      ...{ method: 'REQUEST', invitee, address, meetings, sequence, print },
      isUpdate: isKnown,
      status: isOtherTime ? 'waiting' : (known?.status ?? 'waiting'),
      countsFrom: isKnown && !isOtherTime ? (known?.countsFrom ?? 0) : sequence,
    },
  ]
}

/** The mark of the times that somebody was told last. */
const timesOf = (known: Known | undefined) => known?.print?.split('.')[0]

/** The times that an answer is to: those of the series, whatever became of single days, or those of the single ones. */
function whenOf(meetings: readonly Meeting[]) {
  const series = meetings.filter(({ repeat }) => repeat)
  return (series.length > 0 ? series : meetings).map(({ startsAt, endsAt, isAllDay, instead, repeat }) => ({
    ...{ startsAt, endsAt, isAllDay, instead, repeat },
  }))
}

function cancelTo({ first, told }: Invited, known: Known): Letter[] {
  const isOver = (first.endsAt as Date | null) !== null && (first.endsAt as Date) < new Date() && !first.rule
  if (!known.invitedAt || isOver) return []
  const [master] = told
  const startsAt = first.startsAt as Date
  const summary = {
    summary: String(first.subject),
    location: null,
    url: null,
    isAllDay: first.isAllDay === true,
  }
  const meeting = master?.meeting ?? {
    ...summary,
    startsAt,
    endsAt: (first.endsAt as Date | null) ?? startsAt,
  }
  return [
    {
      ...{ method: 'CANCEL', address: known.address, isUpdate: false, print: known.print },
      invitee: { mailbox: { name: '', address: known.address } },
      meetings: [{ ...meeting, repeat: null, without: [], url: null }],
      sequence: known.sequence + 1,
      status: known.status,
      countsFrom: known.sequence + 1,
    },
  ]
}

const markOf = (value: unknown) =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32)

type Sending = { id: string; host: Host; letter: Letter; zone: string }

async function send(context: Context, { id, host, letter, zone }: Sending): Promise<void> {
  const { tx, actor } = context
  const { method, address, sequence, status, countsFrom, print, meetings, invitee } = letter
  const [organiser, attendee, stampedAt] = [host.mailbox, invitee.mailbox, new Date()]
  const invitation = {
    method,
    sequence,
    status,
    meetings,
    uid: uidOf(id),
    zone,
    organiser,
    attendee,
    stampedAt,
  }
  await queueAutomatic(context, {
    ...letterOf({ ...letter, host }),
    to: attendee,
    memberId: host.memberId,
    calendar: invitationText(invitation),
    replyTo: host.mailbox.address,
    fromName: host.mailbox.name,
  })
  const sent = { sequence, status, countsFrom, print, invitedAt: method === 'CANCEL' ? null : stampedAt }
  const { workspaceId, invitationId, day } = activityAnswer
  await tx
    .insert(activityAnswer)
    .values({ workspaceId: actor.workspace.id, invitationId: id, address, ...sent })
    .onConflictDoUpdate({ target: [workspaceId, invitationId, activityAnswer.address, day], set: sent })
  if (status === 'waiting')
    await tx
      .delete(activityAnswer)
      .where(and(everyDay(context, id), eq(activityAnswer.address, address), ne(day, '')))
}
