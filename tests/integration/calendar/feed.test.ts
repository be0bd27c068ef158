import ICAL from 'ical.js'
import { beforeAll, expect, test } from 'vitest'
import { GET } from '@/app/api/calendar/[key]/route'
import { activityKind } from '@/lib/activities/commands'
import { renewFeed, revokeFeed } from '@/lib/calendar/feed-commands'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { addDays, today } from '@/lib/vietnam/date'
import { asOwner } from '@/tests/support/owner'
import { aWorld, type World } from '@/tests/support/world'

let world: World
beforeAll(async () => {
  world = await aWorld()
})

const fetchFeed = (url: string) =>
  GET(new Request(url), { params: Promise.resolve({ key: url.split('/').at(-1) ?? '' }) })
const make = async (actor: Actor, more: Record<string, unknown>) =>
  (await execute(activityKind.create, actor, { subject: 'Việc', kind: 'task', ...more })).data
const newFeed = async (actor: Actor) => (await execute(renewFeed, actor, {})).data.url
const subjectsIn = (text: string) =>
  new ICAL.Component(ICAL.parse(text))
    .getAllSubcomponents('vevent')
    .map((each) => String(each.getFirstPropertyValue('summary')))
    .sort()

const later = addDays(today(), 5)
const at = (hour: string, day: string) => new Date(`${day}T${hour}:00+07:00`).toISOString()

test("a feed holds the member's own, open or of the last sixty days, and what they take part in", async () => {
  const { rep, stranger, admin } = world
  const long = addDays(today(), -90)
  await make(rep, {
    subject: 'Họp, "gấp"; sớm',
    kind: 'meeting',
    startsAt: at('09:00', later),
    minutes: 30,
  })
  await make(rep, { subject: 'Quá hạn lâu', dueOn: long })
  await make(rep, {
    subject: 'Gọi lâu rồi',
    kind: 'call',
    status: 'held',
    startsAt: at('09:00', long),
  })
  await make(stranger, {
    subject: 'Cùng họp',
    kind: 'meeting',
    startsAt: at('10:00', later),
    memberIds: [rep.id],
  })
  await make(stranger, { subject: 'Của người khác', dueOn: later })
  const gone = await make(rep, { subject: 'Trong thùng rác', dueOn: later })
  await execute(activityKind.remove, admin, gone)

  const url = await newFeed(rep)
  expect(url).toMatch(/\/api\/calendar\/[\w-]{43}\.ics$/)
  const answered = await fetchFeed(url)
  expect(answered.status).toBe(200)
  expect(answered.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  const text = await answered.text()
  expect(subjectsIn(text)).toEqual(['Cùng họp', 'Họp, "gấp"; sớm', 'Quá hạn lâu'])
  expect(text).toContain(`DTSTART:${later.replaceAll('-', '')}T020000Z`)
})

test('only a hash of the address is kept, and a new one or none ends the old', async () => {
  const { manager } = world
  const first = await newFeed(manager)
  const second = await newFeed(manager)
  expect((await fetchFeed(first)).status).toBe(404)
  expect((await fetchFeed(second)).status).toBe(200)
  const rows = await asOwner('select * from calendar_feed where member_id = $1', [manager.id])
  expect(rows).toHaveLength(1)
  expect(JSON.stringify(rows)).not.toContain(second.slice(-47, -4))
  const [event] = await asOwner(
    `select string_agg(before::text || after::text, ' ') as told from event where entity = 'calendar_feed' and record_id = $1`,
    [manager.id],
  )
  expect(JSON.stringify(event)).not.toContain(second.slice(-47, -4))
  await execute(revokeFeed, manager, {})
  expect((await fetchFeed(second)).status).toBe(404)
  expect((await execute(revokeFeed, manager, {})).changed).toBe(false)
})

test('what its member may no longer see is not in it; a member who is shut out has none', async () => {
  const { stranger, workspace } = world
  const url = await newFeed(stranger)
  expect(subjectsIn(await (await fetchFeed(url)).text())).toContain('Của người khác')
  await asOwner('delete from member_group where workspace_id = $1 and member_id = $2', [
    workspace.id,
    stranger.id,
  ])
  expect(subjectsIn(await (await fetchFeed(url)).text())).toEqual([])
  await asOwner('update member set is_active = false where workspace_id = $1 and id = $2', [
    workspace.id,
    stranger.id,
  ])
  expect((await fetchFeed(url)).status).toBe(404)
})

test('an address that nobody has is not found', async () => {
  for (const key of ['x.ics', `${'a'.repeat(43)}.ics`, 'a'.repeat(43), '..%2f.ics'])
    expect((await fetchFeed(`http://x/api/calendar/${key}`)).status).toBe(404)
})
