import { beforeAll, expect, test } from 'vitest'
import { accountKind } from '@/lib/accounts/commands'
import { activityKind } from '@/lib/activities/commands'
import { activities } from '@/lib/activities/entity'
import { MINE } from '@/lib/activities/mine'
import { putOffNext } from '@/lib/activities/put-off'
import { finishActivities, reopenActivities, snoozeActivities } from '@/lib/activities/steps'
import { contactKind } from '@/lib/contacts/commands'
import { activityTypeCommands, taskStatusCommands } from '@/lib/dictionaries/commands'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { loadColumns, loadTotals } from '@/lib/opportunities/board'
import { NEXT_COLUMNS } from '@/lib/opportunities/card'
import { getRecord, listRecords } from '@/lib/records/query'
import { undo } from '@/lib/records/undo'
import { asOwner } from '@/tests/support/owner'
import { aCard, aWorld, type World } from '@/tests/support/world'

let world: World
beforeAll(async () => {
  world = await aWorld()
})

const make = async (more: Record<string, unknown> = {}, actor: Actor = world.rep) =>
  (await execute(activityKind.create, actor, { subject: 'Gọi lại', kind: 'task', ...more })).data
const seen = (id: string, actor: Actor = world.rep) =>
  reading(actor, (tx) => getRecord(tx, actor, activities, id))
const nine = '2026-12-01T02:00:00.000Z'

test('[XL-12] a task carries one type and one status, and begins with the first that is to be done', async () => {
  const { id } = await make({ dueOn: '2026-12-01' })
  const row = await seen(id)
  const [status] = await asOwner<{ name: string }>('select name from task_status where id = $1', [
    row?.statusId,
  ])
  expect(status?.name).toBe('Chưa thực hiện')
  expect(row).toMatchObject({ ownerId: world.rep.id, isOpen: true, closedAt: null, status: null })
})

test('[CS-57] a finished task is closed, and can be taken up again and undone', async () => {
  const task = await make({ dueOn: '2026-12-01' })
  const done = await execute(finishActivities, world.rep, { items: [task], outcome: 'Đã gọi' })
  expect(await seen(task.id)).toMatchObject({ isOpen: false, outcome: 'Đã gọi' })
  await execute(undo, world.rep, { requestId: done.requestId })
  expect(await seen(task.id)).toMatchObject({ isOpen: true, outcome: null })
  const again = await execute(finishActivities, world.rep, { items: [{ id: task.id, version: 3 }] })
  await execute(reopenActivities, world.rep, { items: again.data.items })
  expect(await seen(task.id)).toMatchObject({ isOpen: true, closedAt: null })
})

test('[SB-24][ED-59] a call is planned until it was held or missed', async () => {
  const call = await make({ kind: 'call', startsAt: nine, minutes: 15, direction: 'outbound' })
  expect(await seen(call.id)).toMatchObject({ status: 'planned', statusId: null, dueOn: '2026-12-01' })
  await execute(finishActivities, world.rep, { items: [call], status: 'not_held' })
  expect(await seen(call.id)).toMatchObject({ status: 'not_held', isOpen: false })
})

test('[EV-24] what is next for a card is put off, or planned where nothing is', async () => {
  const [busy, idle, foreign] = [await aCard(world.rep), await aCard(world.rep), await aCard(world.stranger)]
  const later = await make({ opportunityId: busy, dueOn: '2026-12-09' })
  const first = await make({ opportunityId: busy, dueOn: '2026-12-02' })
  const put = (opportunityIds: string[]) =>
    execute(putOffNext, world.rep, { opportunityIds, on: '2026-12-05', subject: 'Liên hệ khách hàng' })
  const { requestId } = await put([busy, idle])
  const columnOf = async (id: string) => {
    const query = { group: 'next', order: 'rank' } as const
    const keys = [...Object.keys(NEXT_COLUMNS), 'none']
    const pages = await reading(world.rep, (tx) => loadColumns(tx, world.rep, query, keys))
    return [...pages].flatMap(([key, { cards }]) =>
      cards.flatMap((card) => (card.id === id ? [key, card.nextDueOn] : [])),
    )
  }
  expect(await seen(first.id)).toMatchObject({ dueOn: '2026-12-05' })
  expect(await seen(later.id)).toMatchObject({ dueOn: '2026-12-09' })
  expect((await columnOf(busy))[1]).toBe('2026-12-05')
  expect((await columnOf(idle))[1]).toBe('2026-12-05')
  const totals = await reading(world.rep, (tx) => loadTotals(tx, world.rep, { group: 'next', order: 'rank' }))
  expect(totals[(await columnOf(busy))[0] ?? '']?.count).toBe(2)
  await execute(undo, world.rep, { requestId })
  expect(await columnOf(busy)).toContain('2026-12-02')
  expect(await columnOf(idle)).toEqual(['none', null])
  const alone = await put([idle])
  expect(await columnOf(idle)).toContain('2026-12-05')
  await execute(undo, world.rep, { requestId: alone.requestId })
  expect(await columnOf(idle)).toEqual(['none', null])
  const blind = { ...world.rep, fieldRights: { opportunity: { nextDueOn: 'hidden' as const } } }
  const shown = await reading(blind, (tx) => loadTotals(tx, blind, { group: 'next', order: 'rank' }))
  expect(Object.keys(shown)).not.toContain('none')
  expect(Object.values(shown).some(({ next }) => next)).toBe(false)
  await expect(put([busy, foreign])).rejects.toMatchObject({ code: 'invalid' })
  expect(await columnOf(busy)).toContain('2026-12-02')
})

test('what is put off keeps its hour', async () => {
  const call = await make({ kind: 'call', startsAt: nine, minutes: 15 })
  const task = await make({ dueOn: '2026-12-01' })
  await execute(snoozeActivities, world.rep, { items: [call, task], on: '2026-12-04' })
  expect(await seen(call.id)).toMatchObject({
    ...{ startsAt: new Date('2026-12-04T02:00:00.000Z'), dueOn: '2026-12-04' },
    endsAt: new Date('2026-12-04T02:15:00.000Z'),
  })
  expect(await seen(task.id)).toMatchObject({ dueOn: '2026-12-04', startsAt: null })
})

test('whoever an opportunity belongs to is meant as well', async () => {
  const account = await execute(accountKind.create, world.rep, {
    name: 'Công ty Sông Hồng',
    kind: 'organization',
  })
  const person = await execute(contactKind.create, world.rep, {
    name: 'Trần Nam',
    accountId: account.data.id,
  })
  const card = await aCard(world.rep, { accountId: account.data.id, contactId: person.data.id })
  const task = await make({ opportunityId: card })
  expect(await seen(task.id)).toMatchObject({ accountId: account.data.id, contactId: person.data.id })
})

test('a type of another kind is refused, and one that no longer fits goes', async () => {
  const [type] = await asOwner<{ id: string }>(
    `select id from activity_type where workspace_id = $1 and kind = 'call'`,
    [world.workspace.id],
  )
  await expect(make({ typeId: type?.id })).rejects.toMatchObject({ fields: { typeId: { key: 'otherKind' } } })
  const call = await make({ kind: 'call', startsAt: nine, typeId: type?.id })
  await execute(activityKind.update, world.rep, { ...call, patch: { kind: 'meeting', minutes: 60 } })
  expect(await seen(call.id)).toMatchObject({ kind: 'meeting', typeId: null })
})

test('[ED-64] who takes part sees the meeting, and nobody else', async () => {
  const meeting = await make({
    ...{ kind: 'meeting', startsAt: nine, minutes: 60, guests: 'Khach@Ngoai.test, hai@ngoai.test' },
    memberIds: [world.stranger.id],
  })
  expect(await seen(meeting.id, world.stranger)).toMatchObject({
    guests: ['hai@ngoai.test', 'khach@ngoai.test'],
  })
  const quiet = await make({ kind: 'meeting', startsAt: nine, minutes: 60 })
  expect(await seen(quiet.id, world.stranger)).toBeUndefined()
  const rename = { ...meeting, patch: { subject: 'Khác' } }
  await expect(execute(activityKind.update, world.stranger, rename)).rejects.toMatchObject({
    code: 'not_found',
  })
})

test('[ED-89][ED-91] a call or meeting that nobody has is refused', async () => {
  for (const kind of ['call', 'meeting']) {
    const nobody = { kind, startsAt: nine, minutes: 30, ownerId: null }
    await expect(make(nobody, world.admin)).rejects.toMatchObject({
      fields: { ownerId: { key: 'nobodyTakesPart' } },
    })
    await make({ ...nobody, guests: ['khach@ngoai.test'] }, world.admin)
  }
})

test('the day of the next activity is kept with its card, whichever way activities change', async () => {
  const card = await aCard(world.rep)
  const next = async () => {
    const [row] = await asOwner<{ day: string | null }>(
      'select next_due_on::text as day from opportunity where id = $1',
      [card],
    )
    return row?.day
  }
  const later = await make({ opportunityId: card, dueOn: '2026-12-09' })
  const sooner = await make({ opportunityId: card, dueOn: '2026-12-02' })
  expect(await next()).toBe('2026-12-02')
  const done = await execute(finishActivities, world.rep, { items: [sooner] })
  expect(await next()).toBe('2026-12-09')
  await execute(undo, world.rep, { requestId: done.requestId })
  expect(await next()).toBe('2026-12-02')
  await execute(activityKind.archiveMany, world.rep, { items: [{ ...sooner, version: 3 }], isArchived: true })
  expect(await next()).toBe('2026-12-09')
  await execute(activityKind.update, world.rep, { ...later, patch: { opportunityId: null } })
  expect(await next()).toBeNull()
})

test('a status that comes to mean something else closes its tasks', async () => {
  const { admin } = world
  const status = (await execute(taskStatusCommands.create, admin, { name: 'Chờ duyệt', state: 'doing' })).data
  const task = await make({ statusId: status.id })
  await execute(taskStatusCommands.update, admin, { ...status, patch: { state: 'done' } })
  expect(await seen(task.id)).toMatchObject({ isOpen: false })
})

test('my work is what is open and mine, the most urgent first', async () => {
  const { manager } = world
  await make({ subject: 'Sau', dueOn: '2026-12-09' }, manager)
  await make({ subject: 'Không hạn' }, manager)
  await make({ subject: 'Trước', dueOn: '2026-12-02' }, manager)
  const done = await make({ subject: 'Xong', dueOn: '2026-12-01' }, manager)
  await execute(finishActivities, manager, { items: [done] })
  const { rows } = await reading(manager, (tx) => listRecords(tx, manager, activities, MINE))
  expect(rows.map(({ subject }) => subject)).toEqual(['Trước', 'Sau', 'Không hạn'])
})

const typeNamed = async (name: string) => {
  const [type] = await asOwner<{ id: string; version: number }>(
    'select id, version from activity_type where workspace_id = $1 and name = $2',
    [world.workspace.id, name],
  )
  return { id: type?.id ?? '', version: type?.version ?? 0 }
}
const chained = async (from: string, follows: string, to: string[]) => {
  const next = await Promise.all(to.map(typeNamed))
  await execute(activityTypeCommands.update, world.admin, {
    ...(await typeNamed(from)),
    patch: {
      follows,
      nextIds: next.map(({ id }) => id),
      delay: 3,
      delayFrom: 'deadline',
      skipsWeekends: false,
    },
  })
}
const following = async (id: string) =>
  asOwner<{ subject: string; due_on: string; archived: boolean; opportunity_id: string }>(
    `select subject, due_on::text, archived_at is not null as archived, opportunity_id from activity
     where workspace_id = $1 and opportunity_id = $2 order by created_at`,
    [world.workspace.id, id],
  )

test('[EV-16] what is done sets off the next, about the same deal, and undoing takes it away', async () => {
  await chained('Gọi điện', 'trigger', ['Cuộc hẹn'])
  const card = await aCard(world.rep)
  const { id: typeId } = await typeNamed('Gọi điện')
  const call = await make({ kind: 'call', startsAt: nine, minutes: 15, typeId, opportunityId: card })
  const done = await execute(finishActivities, world.rep, { items: [call] })
  expect((await following(card))[1]).toMatchObject({ subject: 'Cuộc hẹn', due_on: '2026-12-04' })
  await execute(undo, world.rep, { requestId: done.requestId })
  expect((await following(card))[1]).toMatchObject({ archived: true })
})

test('[EV-16] what was missed sets nothing off', async () => {
  const card = await aCard(world.rep)
  const { id: typeId } = await typeNamed('Gọi điện')
  const call = await make({ kind: 'call', startsAt: nine, minutes: 15, typeId, opportunityId: card })
  await execute(finishActivities, world.rep, { items: [call], status: 'not_held' })
  expect(await following(card)).toHaveLength(1)
})

test('[EV-16] several next types are suggested, none is made', async () => {
  await chained('Công việc', 'suggest', ['Email', 'Gọi điện'])
  const { id: typeId } = await typeNamed('Công việc')
  const task = await make({ dueOn: '2026-12-01', typeId })
  const { data } = await execute(finishActivities, world.rep, { items: [task] })
  expect(data.suggestions).toMatchObject([
    { name: 'Gọi điện', kind: 'call', dueOn: '2026-12-04' },
    { name: 'Email', kind: 'email', dueOn: '2026-12-04' },
  ])
})

test('[EV-16] a chain that would never end is refused, and so is setting off several', async () => {
  await expect(chained('Cuộc hẹn', 'trigger', ['Gọi điện'])).rejects.toMatchObject({
    words: { key: 'chainCircle' },
  })
  await expect(chained('Tư vấn', 'trigger', ['Email', 'Gọi điện'])).rejects.toMatchObject({
    fields: { nextIds: { key: 'oneNext' } },
  })
})
