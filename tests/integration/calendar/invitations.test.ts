import ICAL from 'ical.js'
import nodemailer from 'nodemailer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '@/bin/launch/ports'
import { activityKind } from '@/lib/activities/commands'
import { contactKind } from '@/lib/contacts/commands'
import { answerInvitation } from '@/lib/invitations/answer-command'
import { execute } from '@/lib/kernel/command'
import { startWorker } from '@/lib/kernel/worker'
import { parseMail } from '@/lib/mail/mime'
import { startSmtp } from '@/lib/mail/smtp'
import { undo } from '@/lib/records/undo'
import { instantOf } from '@/lib/vietnam/date'
import {
  aMeeting,
  answersIn,
  GUEST,
  mailOf,
  monday,
  read,
  reply,
  sentIn,
  told,
  uidOf,
  ZONE,
} from '@/tests/support/invitations'
import { arrives, cardsOf, steps } from '@/tests/support/mail'
import { leaves, sendsThrough } from '@/tests/support/mail-out'
import { aMailServer, headerOf, type MailServer } from '@/tests/support/mail-server'
import { asOwner } from '@/tests/support/owner'
import { aWorld } from '@/tests/support/world'

let server: MailServer

let port = 0

const parts: { stop(): Promise<void> }[] = []

beforeAll(async () => {
  process.env.COHOI_SMTP_PORT = String(await freePort())
  const smtp = await startSmtp()
  if (!smtp) throw new Error('no listener')
  port = smtp.port
  server = await aMailServer()
  parts.push(smtp, server)
})

afterAll(() => Promise.all(parts.map((part) => part.stop())))

test('an invitation goes out by SMTP, is read by another program, and its answer comes in by SMTP', async () => {
  const world = await aWorld()
  await sendsThrough(world, server.port, { fromAddress: 'ban@moi.example' })
  const meeting = await aMeeting(world)
  const [sent] = await sentIn(world)
  await leaves(world, sent?.id ?? '')
  const raw = server.taken.find(({ to }) => to.includes(GUEST))?.raw ?? ''
  expect(headerOf(raw, 'Reply-To')).toContain(meeting.alias)
  expect(raw).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=REQUEST/i)
  const part = (await parseMail(Buffer.from(raw))).attachments.find(
    ({ contentType }) => contentType === 'text/calendar',
  )
  const { method, value, events } = read(Buffer.from(part?.content ?? []).toString())
  expect(method).toBe('REQUEST')
  expect(value('summary')).toBe('Xem bản demo; giá, "mới"')
  expect(new ICAL.Event(events[0]).startDate.toJSDate()).toEqual(instantOf(monday, '09:00', ZONE))
  expect([value('location'), value('sequence'), value('organizer')]).toEqual([
    'Phòng 5',
    '0',
    `mailto:${meeting.alias}`,
  ])
  expect(events[0]?.getAllProperties('attendee').map((each) => String(each.getFirstValue()))).toEqual([
    `mailto:${GUEST}`,
  ])

  const worker = await startWorker()
  await nodemailer.createTransport({ host: '127.0.0.1', port, ignoreTLS: true }).sendMail({
    envelope: { from: GUEST, to: meeting.alias },
    raw: mailOf(reply(value('uid')), meeting.alias),
  })
  await expect
    .poll(() => answersIn(world.rep, meeting.id), { timeout: 25_000 })
    .toEqual({ [GUEST]: 'accepted' })
  await worker.stop()
  expect(await cardsOf(world)).toHaveLength(0)
  const news = await asOwner('select params from notification where member_id = $1 and message = $2', [
    world.rep.id,
    'answer',
  ])
  expect(news).toEqual([{ params: { answer: 'accepted' } }])
  const events2 = await asOwner<{ after: object }>(
    `select after from event where record_id = $1 and type = 'invitation.answered'`,
    [meeting.id],
  )
  expect(events2).toMatchObject([{ after: { address: GUEST, answer: 'accepted' } }])
})

test('nothing is sent before it is asked for, twice, or of what was taken back in time', async () => {
  const world = await aWorld()
  const quiet = await aMeeting(world, { sendsInvites: false })
  expect(await sentIn(world)).toHaveLength(0)
  await execute(activityKind.update, world.rep, { id: quiet.id, version: 1, patch: { sendsInvites: true } })
  await told(world, quiet.id)
  await told(world, quiet.id)
  expect(await sentIn(world)).toHaveLength(1)
  const moved = await execute(activityKind.update, world.rep, {
    id: quiet.id,
    version: 2,
    patch: { location: 'Phòng 9' },
  })
  await execute(undo, world.rep, { requestId: moved.requestId })
  await told(world, quiet.id)
  expect(await sentIn(world)).toHaveLength(1)
  const [job] = await asOwner<{ n: number }>(
    `select count(*)::int n from graphile_worker.jobs where key like '%invitation:' || $1`,
    [quiet.id],
  )
  expect(job?.n).toBe(1)
})

test('another place is told with a higher sequence and keeps the answer; another time asks anew', async () => {
  const world = await aWorld()
  const { id, alias } = await aMeeting(world)
  await arrives(mailOf(reply(uidOf(id), { stamp: '20261128T010000Z' }), alias), alias)
  await execute(activityKind.update, world.rep, { id, version: 1, patch: { location: 'Phòng 9' } })
  await told(world, id)
  expect(await answersIn(world.rep, id)).toEqual({ [GUEST]: 'accepted' })
  await execute(activityKind.update, world.rep, {
    id,
    version: 2,
    patch: { startsAt: instantOf(monday, '10:00', ZONE).toISOString() },
  })
  await told(world, id)
  expect((await sentIn(world)).map(({ calendar }) => read(calendar).sequence)).toEqual([0, 1, 2])
  expect(await answersIn(world.rep, id)).toEqual({ [GUEST]: 'waiting' })
  const late = await arrives(mailOf(reply(uidOf(id), { sequence: 1 }), alias), alias)
  expect([late.outcome, steps(late)]).toEqual(['rejected', expect.arrayContaining(['answerRefused'])])
  expect(await answersIn(world.rep, id)).toEqual({ [GUEST]: 'waiting' })
  await arrives(mailOf(reply(uidOf(id), { sequence: 2, status: 'DECLINED' }), alias), alias)
  expect(await answersIn(world.rep, id)).toEqual({ [GUEST]: 'declined' })
})

test('forged and foreign answers change nothing', async () => {
  const world = await aWorld()
  const other = await aWorld()
  const { id, alias } = await aMeeting(world, { memberIds: [world.manager.id] })
  const theirs = await aMeeting(other)
  const outcomes: (string | null)[] = []
  for (const [calendar, from] of [
    [reply(uidOf(id), { attendee: 'eve@evil.test' }), 'eve@evil.test'],
    [reply(uidOf(id)), 'eve@evil.test'],
    [reply(uidOf(id), { attendee: 'eve@evil.test' }), GUEST],
  ] as const)
    outcomes.push((await arrives(mailOf(calendar, alias, from), alias)).outcome)
  expect(outcomes).toEqual(['rejected', 'rejected', 'rejected'])
  for (const calendar of [
    reply(uidOf(theirs.id)),
    reply(`${id}@elsewhere.test`),
    reply(uidOf(id), { method: 'REQUEST' }),
    reply(uidOf(id), { status: 'DELEGATED' }),
    'BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT',
  ])
    expect((await arrives(mailOf(calendar, alias), alias)).outcome).toBe('created')
  expect(await answersIn(world.rep, id)).toEqual({ Manager: 'waiting', [GUEST]: 'waiting' })
  expect(await answersIn(other.rep, theirs.id)).toEqual({ [GUEST]: 'waiting' })
  await arrives(mailOf(reply(uidOf(id), { stamp: '20261128T020000Z' }), alias), alias)
  await arrives(mailOf(reply(uidOf(id), { stamp: '20261128T010000Z', status: 'DECLINED' }), alias), alias)
  expect(await answersIn(world.rep, id)).toMatchObject({ [GUEST]: 'accepted' })
})

test('whoever is taken off is told so, and all are when it is deleted; then answers no longer count', async () => {
  const world = await aWorld()
  const person = await execute(contactKind.create, world.rep, { name: 'Trần Nam', email: 'nam@khach.test' })
  const { id, alias } = await aMeeting(world, { contactIds: [person.data.id], memberIds: [world.manager.id] })
  const manager = `manager@${world.workspace.slug}.test`
  expect(read((await sentIn(world, manager))[0]?.calendar).value('url')).toContain(`/activities/${id}`)
  expect(read((await sentIn(world, 'nam@khach.test'))[0]?.calendar).value('url')).toBe('')
  await execute(activityKind.update, world.rep, { id, version: 1, patch: { contactIds: [] } })
  await told(world, id)
  const taken = read((await sentIn(world, 'nam@khach.test'))[1]?.calendar)
  expect([taken.method, taken.sequence, taken.value('status'), taken.value('uid')]).toEqual([
    'CANCEL',
    1,
    'CANCELLED',
    uidOf(id),
  ])
  expect(await sentIn(world)).toHaveLength(1)
  const gone = await execute(activityKind.remove, world.admin, { id, version: 2 })
  await told(world, id)
  expect((await sentIn(world)).map(({ calendar }) => read(calendar).method)).toEqual(['REQUEST', 'CANCEL'])
  expect((await arrives(mailOf(reply(uidOf(id), { sequence: 1 }), alias), alias)).outcome).toBe('rejected')
  await execute(undo, world.admin, { requestId: gone.requestId })
  await told(world, id)
  const back = read((await sentIn(world)).at(-1)?.calendar)
  expect([back.method, back.sequence]).toEqual(['REQUEST', 2])
})

test('what was answered goes with the meeting when it goes for ever', async () => {
  const world = await aWorld()
  const { id } = await aMeeting(world, { rule: 'FREQ=WEEKLY;BYDAY=MO;COUNT=2' })
  const rows = await asOwner<{ id: string }>('select id from activity where series_id = $1', [id])
  const left = () => asOwner('select from activity_answer where invitation_id = $1', [id])
  for (const row of rows) {
    expect(await left()).toHaveLength(1)
    await execute(activityKind.remove, world.admin, { id: row.id, version: 1 })
    await execute(activityKind.purge, world.admin, { items: [{ id: row.id, version: 2 }] })
  }
  expect(await left()).toHaveLength(0)
})

test('colleagues answer in the product, for one day or all, and may take it back', async () => {
  const world = await aWorld()
  const { id } = await aMeeting(world, {
    memberIds: [world.stranger.id],
    rule: 'FREQ=WEEKLY;BYDAY=MO;COUNT=3',
  })
  const [, second] = await asOwner<{ id: string }>(
    'select id from activity where series_id = $1 order by series_on',
    [id],
  )
  const next = second?.id ?? ''
  const done = await execute(answerInvitation, world.stranger, { id: next, answer: 'declined' })
  expect([await answersIn(world.rep, id), await answersIn(world.rep, next)]).toMatchObject([
    { Stranger: 'waiting' },
    { Stranger: 'declined' },
  ])
  await execute(undo, world.stranger, { requestId: done.requestId })
  expect(await answersIn(world.rep, next)).toMatchObject({ Stranger: 'waiting' })
  await execute(answerInvitation, world.stranger, { id, answer: 'accepted', isForAll: true })
  expect(await answersIn(world.rep, next)).toMatchObject({ Stranger: 'accepted' })
  await expect(execute(answerInvitation, world.manager, { id, answer: 'accepted' })).rejects.toMatchObject({
    code: 'not_found',
  })
})

test('whoever was invited hears that it is called off, also when no more invitations are sent', async () => {
  const world = await aWorld()
  const { id } = await aMeeting(world)
  const jobs = () =>
    asOwner<{ key: string }>(`select key from graphile_worker.jobs where key like '%invitation:' || $1`, [id])
  const [job] = await jobs()
  await execute(activityKind.update, world.rep, { id, version: 1, patch: { sendsInvites: false } })
  await told(world, id)
  expect(await sentIn(world)).toHaveLength(1)
  await asOwner('select graphile_worker.remove_job($1)', [job?.key])
  await execute(activityKind.remove, world.admin, { id, version: 2 })
  expect(await jobs()).toHaveLength(1)
  await told(world, id)
  expect((await sentIn(world)).map(({ calendar }) => read(calendar).method)).toEqual(['REQUEST', 'CANCEL'])
})
