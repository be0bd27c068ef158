import { beforeEach, expect, test } from 'vitest'
import { accountKind } from '@/lib/accounts/commands'
import { activityKind } from '@/lib/activities/commands'
import { finishActivities, reopenActivities } from '@/lib/activities/steps'
import { contactKind } from '@/lib/contacts/commands'
import { executeIdentity } from '@/lib/identity/identity-command'
import { savePreferences } from '@/lib/identity/preferences'
import { type Actor, systemActor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { database } from '@/lib/kernel/database'
import { newId } from '@/lib/kernel/id'
import { updateReminders } from '@/lib/reminders/commands'
import { replanAll } from '@/lib/reminders/replan'
import { sendAll } from '@/lib/reminders/send'
import { sendReminders } from '@/lib/reminders/send-command'
import { wakeCompanies } from '@/lib/reminders/tick'
import { asOwner } from '@/tests/support/owner'
import { aWorld, type World } from '@/tests/support/world'

let world: World
beforeEach(async () => {
  world = await aWorld()
})

const HOUR = 3_600_000
const soon = (hours = 48) => new Date(Date.now() + hours * HOUR).toISOString()
const make = async (more: Record<string, unknown> = {}, actor: Actor = world.rep) =>
  (
    await execute(activityKind.create, actor, {
      subject: 'Gặp An',
      kind: 'meeting',
      startsAt: soon(),
      minutes: 60,
      ...more,
    })
  ).data
const rows = (id: string) =>
  asOwner<{ channel: string; due_at: Date; sent_at: Date | null }>(
    'select channel, due_at, sent_at from reminder where activity_id = $1 order by channel desc',
    [id],
  )
const isDueNow = () =>
  asOwner(
    `update reminder set due_at = now() - interval '1 minute' where workspace_id = $1 and sent_at is null`,
    [world.workspace.id],
  )
const told = (kind = 'reminder') =>
  asOwner<{ member_id: string; message: string; record_id: string; pop_at: Date | null }>(
    'select member_id, message, record_id, pop_at from notification where workspace_id = $1 and kind = $2 order by created_at',
    [world.workspace.id, kind],
  )
const mails = () =>
  asOwner<{ to: { address: string }[]; subject: string; text: string }>(
    'select "to", subject, text from message where workspace_id = $1 order by created_at, id',
    [world.workspace.id],
  )

test('[SB-28][ED-60] reminders follow the times of an activity, and go when it is over', async () => {
  const startsAt = soon()
  const meeting = await make({ startsAt, mailMinutes: '60' })
  const before = (minutes: number) => new Date(Date.parse(startsAt) - minutes * 60_000)
  expect(await rows(meeting.id)).toEqual([
    { channel: 'popup', due_at: before(15), sent_at: null },
    { channel: 'mail', due_at: before(60), sent_at: null },
  ])
  const later = soon(72)
  const moved = await execute(activityKind.update, world.rep, {
    ...meeting,
    patch: { startsAt: later, popupMinutes: null },
  })
  expect(await rows(meeting.id)).toMatchObject([
    { channel: 'mail', due_at: new Date(Date.parse(later) - HOUR) },
  ])
  const done = await execute(finishActivities, world.rep, { items: [moved.data] })
  expect(await rows(meeting.id)).toEqual([])
  const again = await execute(reopenActivities, world.rep, { items: done.data.items })
  expect(await rows(meeting.id)).toHaveLength(1)
  await execute(activityKind.archive, world.rep, again.data.items[0])
  expect(await rows(meeting.id)).toEqual([])
})

test('one that went out stays so while its time does, and what has passed is not said', async () => {
  const meeting = await make()
  await isDueNow()
  await asOwner(`update reminder set sent_at = now() where activity_id = $1`, [meeting.id])
  const [at] = await rows(meeting.id)
  const row = await execute(activityKind.update, world.rep, { ...meeting, patch: { location: 'Hà Nội' } })
  expect(await rows(meeting.id)).toEqual([at])
  await execute(activityKind.update, world.rep, { ...row.data, patch: { startsAt: soon(96) } })
  expect(await rows(meeting.id)).toMatchObject([{ sent_at: null }])
  const past = await make({ startsAt: soon(-1) })
  await asOwner(`update reminder set due_at = now() - interval '25 hours' where activity_id = $1`, [
    meeting.id,
  ])
  await sendAll(world.workspace.id)
  expect(await rows(meeting.id)).not.toMatchObject([{ sent_at: null }])
  expect(await told()).toEqual([])
  expect((await told()).map((each) => each.record_id)).not.toContain(past.id)
})

test('[SB-28] the owner and colleagues who take part are reminded, once', async () => {
  const meeting = await make({ memberIds: [world.manager.id] })
  await isDueNow()
  await wakeCompanies()
  const waiting = await asOwner(
    `select from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier = 'reminder.send' and j.key like $1 || '%'`,
    [world.workspace.id],
  )
  expect(waiting).toHaveLength(1)
  await sendAll(world.workspace.id)
  await sendAll(world.workspace.id)
  const people = (await told()).map((each) => each.member_id).sort()
  expect(people).toEqual([world.rep.id, world.manager.id].sort())
  expect((await told())[0]).toMatchObject({ record_id: meeting.id, message: 'reminder' })
})

test('[SB-29][ED-61] the mail goes to the owner alone, or to everybody invited in their own mails', async () => {
  const contact = await execute(contactKind.create, world.rep, {
    name: 'Chị Hoa',
    email: 'hoa@khach.example',
  })
  const dead = await execute(contactKind.create, world.rep, { name: 'Anh Cũ', email: 'cu@khach.example' })
  await asOwner(
    `insert into email_address (workspace_id, address, invalid) values ($1, 'cu@khach.example', true)
     on conflict (workspace_id, address) do update set invalid = true`,
    [world.workspace.id],
  )
  await asOwner(`update login set locale = 'en' where email = $1`, [`manager@${world.workspace.slug}.test`])
  await make({ subject: 'Riêng tôi', mailMinutes: '60', memberIds: [world.manager.id] })
  await make({
    ...{ subject: 'Tất cả', mailMinutes: '60', mailsEverybody: true, location: 'Quán 36' },
    ...{ memberIds: [world.manager.id], contactIds: [contact.data.id, dead.data.id] },
    ...{ guests: ['khach@ngoai.example', 'HOA@khach.example'] },
  })
  await isDueNow()
  await sendAll(world.workspace.id)
  await sendAll(world.workspace.id)
  const sent = await mails()
  const to = (subject: string) =>
    sent
      .filter((each) => each.subject.includes(subject))
      .map((each) => each.to[0]?.address)
      .sort()
  const slug = world.workspace.slug
  expect(to('Riêng tôi')).toEqual([`rep@${slug}.test`])
  expect(to('Tất cả')).toEqual(
    ['hoa@khach.example', 'khach@ngoai.example', `manager@${slug}.test`, `rep@${slug}.test`].sort(),
  )
  const english = sent.find((each) => each.to[0]?.address === `manager@${slug}.test`)
  expect(english?.subject).toMatch(/^Reminder: Tất cả/)
  expect(english?.text).toContain('/activities/')
  expect(english?.text).toContain('Quán 36')
  const outside = sent.find((each) => each.to[0]?.address === 'khach@ngoai.example')
  expect(outside?.text).not.toContain('/activities/')
  expect(outside?.text).toContain('Rep')
})

test('two workers and one that dies between remind exactly once', async () => {
  for (let each = 0; each < 60; each++) await make({ subject: `Họp ${each}`, mailMinutes: '60' })
  await isDueNow()
  const actor = systemActor(world.workspace)
  const dying = database()
    .transact({ workspaceId: world.workspace.id }, async (tx) => {
      const context = { tx, actor, requestId: '', enqueue: async () => {} }
      await sendReminders.run(context, {})
      throw new Error('killed before the commit')
    })
    .catch((error: Error) => error.message)
  const workers = Array.from({ length: 3 }, () => sendAll(world.workspace.id))
  expect(await dying).toBe('killed before the commit')
  await Promise.all(workers)
  await sendAll(world.workspace.id)
  expect(await told()).toHaveLength(60)
  const sent = await mails()
  expect(new Set(sent.map(({ subject }) => subject)).size).toBe(60)
  expect(sent).toHaveLength(60)
  const jobs = await asOwner(
    `select from graphile_worker._private_jobs where key like $1 || ':mail.send:%'`,
    [world.workspace.id],
  )
  expect(jobs).toHaveLength(60)
}, 60_000)

test('[CS-08] tasks follow the days of the company and the zone of their owner', async () => {
  const day = new Date(Date.now() + 10 * 24 * HOUR).toISOString().slice(0, 10)
  const task = await make({ kind: 'task', startsAt: undefined, minutes: undefined, dueOn: day })
  const at = async () => (await rows(task.id))[0]?.due_at.toISOString()
  expect(await at()).toBe(`${day}T01:00:00.000Z`)
  const wanted = { version: 0, taskDays: 2, foundingDays: 3, birthdayDays: 3 }
  await expect(execute(updateReminders, world.rep, wanted)).rejects.toMatchObject({ code: 'forbidden' })
  await execute(updateReminders, world.admin, wanted)
  await replanAll(world.workspace.id, null)
  const earlier = new Date(Date.parse(day) - 2 * 24 * HOUR).toISOString().slice(0, 10)
  expect(await at()).toBe(`${earlier}T01:00:00.000Z`)
  await asOwner(`update login set time_zone = 'Asia/Tokyo' where email = $1`, [
    `rep@${world.workspace.slug}.test`,
  ])
  await replanAll(world.workspace.id, world.rep.id)
  expect(await at()).toBe(`${new Date(Date.parse(earlier) - HOUR).toISOString().slice(0, 10)}T23:00:00.000Z`)
  await expect(execute(updateReminders, world.admin, wanted)).resolves.toMatchObject({ data: { version: 1 } })
  await expect(execute(updateReminders, world.admin, { ...wanted, taskDays: 1 })).rejects.toMatchObject({
    code: 'conflict',
  })
})

test('[CS-09][CS-10] owners hear of founding days and birthdays ahead, once a year', async () => {
  const inThree = new Date(Date.now() + 7 * HOUR + 3 * 24 * HOUR).toISOString().slice(5, 10)
  const born = (year: number) => (inThree === '02-29' ? `${year}-02-28` : `${year}-${inThree}`)
  const company = await execute(accountKind.create, world.rep, {
    name: 'Sông Hồng',
    kind: 'organization',
    bornOn: born(2001),
  })
  const person = await execute(accountKind.create, world.rep, {
    name: 'Cô Lan',
    kind: 'person',
    bornOn: born(1990),
  })
  const contact = await execute(contactKind.create, world.manager, { name: 'Anh Tư', bornOn: born(1985) })
  await execute(contactKind.create, world.rep, { name: 'Hôm khác', bornOn: '1985-01-01' })
  const again = () => asOwner(`update reminder_settings set due_at = now() - interval '1 minute'`)
  await sendAll(world.workspace.id)
  await again()
  await sendAll(world.workspace.id)
  const found = (await told('anniversary')).map(({ member_id, message, record_id }) => [
    message,
    record_id,
    member_id,
  ])
  expect(found.sort()).toEqual(
    [
      ['birthday', contact.data.id, world.manager.id],
      ['birthday', person.data.id, world.rep.id],
      ['founding', company.data.id, world.rep.id],
    ].sort(),
  )
  const [settings] = await asOwner<{ due_at: Date }>(
    'select due_at from reminder_settings where workspace_id = $1',
    [world.workspace.id],
  )
  expect(settings?.due_at.getUTCHours()).toBe(0)
  expect(+(settings?.due_at ?? 0)).toBeGreaterThan(Date.now())
})

test('whoever moves to another zone has their mornings worked out anew', async () => {
  const [person] = await asOwner<{ id: string }>('select id from login where email = $1', [
    `rep@${world.workspace.slug}.test`,
  ])
  const visitor = { ip: null, userAgent: '', loginId: person?.id ?? '', sessionId: newId() }
  await executeIdentity(savePreferences, visitor, { theme: 'dark' })
  const planned = () =>
    asOwner('select key from graphile_worker._private_jobs where key = $1', [
      `${world.workspace.id}:reminder.replan:${world.rep.id}`,
    ])
  expect(await planned()).toHaveLength(0)
  await executeIdentity(savePreferences, visitor, { timeZone: 'Asia/Tokyo' })
  expect(await planned()).toHaveLength(1)
})
