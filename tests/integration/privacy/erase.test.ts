import { expect, test } from 'vitest'
import { activityKind } from '@/lib/activities/commands'
import { caseKind } from '@/lib/cases/commands'
import { contactKind } from '@/lib/contacts/commands'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { answer } from '@/lib/kernel/read'
import { storage } from '@/lib/mail/storage'
import { deleteOpportunity, updateOpportunity } from '@/lib/opportunities/commands'
import { openRequest } from '@/lib/privacy/commands'
import { eraseAll } from '@/lib/privacy/erase'
import { erasePerson, eraseStep } from '@/lib/privacy/erase-commands'
import { exportPerson } from '@/lib/privacy/export-command'
import { copyOf, findPerson } from '@/lib/privacy/holdings'
import { undo } from '@/lib/records/undo'
import { applyRules } from '@/lib/retention/apply'
import { updateRetention } from '@/lib/retention/commands'
import { aKnownPerson, EMAIL, erased, NAME, PHONE, person, placesOf } from '@/tests/support/known-person'
import { cardsOf } from '@/tests/support/mail'
import { asOwner } from '@/tests/support/owner'
import { aCard, aWorld } from '@/tests/support/world'
import { eventsOf } from '../identity/people'

test('everything held on a person is found by address or number, and nothing of others', async () => {
  const world = await aKnownPerson()
  await aCard(world.admin, { title: 'Của người khác', contactEmail: 'kin.pham2@rieng.example' })
  const found = await answer(findPerson, world.admin, person)
  const kinds = Object.fromEntries(found.counts.kinds.map(({ entity, count }) => [entity, count]))
  expect(kinds).toEqual({ opportunity: 3, contact: 1, inbound_message: 1, consent: 1, data_request: 1 })
  expect(found.counts).toMatchObject({ messages: 1, gone: 1 })
  const byPhone = await answer(findPerson, world.admin, { phone: '0987 654 321' })
  expect(byPhone.counts.kinds).toEqual([{ entity: 'opportunity', count: 2 }])
  const other = await aWorld()
  expect((await answer(findPerson, other.admin, person)).counts).toEqual({ kinds: [], messages: 0, gone: 0 })
})

test('the copy for the person holds records, mails and what the log says, and taking it is in the log', async () => {
  const world = await aKnownPerson()
  const copy = await reading(world.admin, (tx) => copyOf(tx, world.admin, person))
  const text = JSON.stringify(copy)
  expect(text).toContain(`Tôi là ${NAME}`)
  expect(text).toContain('hochieu.txt')
  expect(copy.events.filter(({ type }) => type === 'deleted')).toHaveLength(1)
  await execute(exportPerson, world.admin, person)
  const [told] = await eventsOf(world.workspace.id, 'exported')
  expect(told).toMatchObject({ entity: 'personal_data', actor_id: world.admin.id })
  expect(JSON.stringify(told)).not.toContain(EMAIL)
})

test('an erased person stands nowhere any more, while amounts, stages and who did what when stay', async () => {
  const world = await aKnownPerson()
  const binned = await aCard(world.admin, {
    title: `Giữ chỗ cho ${NAME}`,
    contactName: NAME,
    contactEmail: EMAIL,
  })
  await execute(deleteOpportunity, world.admin, { id: binned, version: 1 })
  const lines = async () =>
    asOwner<{ n: number }>(
      `select count(*)::int as n from event where workspace_id = $1 and type not in ('erased', 'erasing', 'finished')
       and entity <> 'erasure'`,
      [world.workspace.id],
    )
  const before = await lines()
  expect(await placesOf(world, [EMAIL])).not.toEqual([])
  await erased(world, { requestId: world.requestId })
  expect(await placesOf(world, [EMAIL, PHONE, '0987654321', NAME, 'bí mật', 'hochieu'])).toEqual([])
  const waiting = await asOwner<{ payload: { key: string } }>(
    `select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier = 'privacy.forget_file'`,
  )
  expect(waiting.length).toBeGreaterThan(0)
  for (const { payload } of waiting) expect(await storage.has(payload.key)).toBe(true)
  expect(await lines()).toEqual(before)
  const cards = await cardsOf(world)
  expect(cards.map(({ amount }) => Number(amount)).sort()).toContain(7_000_000)
  expect(cards.find(({ amount }) => Number(amount) === 7_000_000)).toMatchObject({
    title: 'Báo giá cho […]',
    contact_name: 'Đã xóa theo yêu cầu',
    contact_email: null,
  })
  const [request] = await asOwner('select person_mark, kind from data_request where id = $1', [
    world.requestId,
  ])
  expect(request).toMatchObject({ kind: 'delete', person_mark: expect.stringMatching(/^[0-9a-f]{32}$/) })
  expect((await answer(findPerson, world.admin, person)).counts).toEqual({ kinds: [], messages: 0, gone: 0 })
})

test('the erasure tells what it did, keeps no address, and is harmless when run again', async () => {
  const world = await aKnownPerson()
  const id = await erased(world)
  const [run] = await asOwner('select sealed, counts, done_at from erasure where id = $1', [id])
  expect(run).toMatchObject({ sealed: null, done_at: expect.any(Date) })
  expect(run?.counts).toMatchObject({ records: 6, messages: 1, mails: 1 })
  const told = await eventsOf(world.workspace.id, 'finished')
  expect(told).toMatchObject([{ entity: 'erasure', actor_id: null, after: { records: 6 } }])
  await eraseAll(world.workspace.id, id)
  expect(await eventsOf(world.workspace.id, 'finished')).toHaveLength(1)
})

test('what was erased cannot be brought back by undo', async () => {
  const world = await aKnownPerson()
  const [id = ''] = world.cards
  const [row] = await asOwner<{ version: number }>('select version from opportunity where id = $1', [id])
  const patch = { contactName: 'Ai đó khác' }
  const { requestId } = await execute(updateOpportunity, world.admin, { id, version: row?.version, patch })
  await erased(world)
  await expect(execute(undo, world.admin, { requestId })).rejects.toMatchObject({ code: 'conflict' })
})

test('the log cannot be blackened while no erasure runs, nor in another workspace', async () => {
  const world = await aKnownPerson()
  const other = await aWorld()
  const id = await erased(world)
  const { database } = await import('@/lib/kernel/database')
  const { sql } = await import('drizzle-orm')
  const blacken = (workspaceId: string, run: string) =>
    database().transact({ workspaceId }, (tx) =>
      tx.execute(
        sql`select cohoi_blacken_events(${run}, 'opportunity', ${world.cards[0]}, array['title'], array['Máy in'])`,
      ),
    )
  for (const workspaceId of [world.workspace.id, other.workspace.id])
    await expect(blacken(workspaceId, id)).rejects.toMatchObject({
      cause: { message: expect.stringContaining('no erasure runs') },
    })
})

test('it must be confirmed by the address itself, by who has the right, for a request of the same workspace', async () => {
  const world = await aWorld()
  const other = await aKnownPerson()
  const given = { ...person, confirmation: EMAIL }
  for (const actor of [world.manager, world.rep, world.reader]) {
    await expect(execute(erasePerson, actor, given)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(answer(findPerson, actor, person)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(execute(exportPerson, actor, person)).rejects.toMatchObject({ code: 'forbidden' })
  }
  const careless = execute(erasePerson, world.admin, { ...person, confirmation: 'xóa' })
  await expect(careless).rejects.toMatchObject({ fields: { confirmation: expect.anything() } })
  const nobody = execute(erasePerson, world.admin, { confirmation: EMAIL })
  await expect(nobody).rejects.toMatchObject({ fields: { email: expect.anything() } })
  const foreign = execute(erasePerson, world.admin, { ...given, requestId: other.requestId })
  await expect(foreign).rejects.toMatchObject({ code: 'not_found' })
  const { data } = await execute(erasePerson, world.admin, given)
  await expect(execute(erasePerson, world.admin, given)).rejects.toMatchObject({ code: 'conflict' })
  await expect(execute(eraseStep, world.admin, { id: data.id })).rejects.toMatchObject({ code: 'not_found' })
})

test('raw mail and contacts of deals lost long ago go by their rules, and only those', async () => {
  const world = await aKnownPerson()
  const rules = { version: 0, eventMonths: null, rawMailMonths: 6, lostContactMonths: 12 }
  await execute(updateRetention, world.admin, rules)
  const [lost = '', open = ''] = world.cards
  const age = (id: string, status: string, months: number) =>
    asOwner(
      `update opportunity set status = $2, closed_at = now() - make_interval(months => $3),
       contact_email = $4, contact_name = $5 where id = $1`,
      [id, status, months, EMAIL, NAME],
    )
  await age(lost, 'lost', 13)
  await age(open, 'won', 13)
  await applyRules(world.workspace.id)
  expect(await asOwner('select from inbound_raw where workspace_id = $1', [world.workspace.id])).toHaveLength(
    1,
  )
  const emails = async (id: string) =>
    (await asOwner('select contact_email from opportunity where id = $1', [id]))[0]?.contact_email
  expect(await emails(lost)).toBeNull()
  expect(await emails(open)).toBe(EMAIL)
  await asOwner(
    `update inbound_message set received_at = now() - interval '7 months' where workspace_id = $1`,
    [world.workspace.id],
  )
  await applyRules(world.workspace.id)
  expect(await asOwner('select from inbound_raw where workspace_id = $1', [world.workspace.id])).toEqual([])
  expect(await eventsOf(world.workspace.id, 'applied')).toMatchObject([
    { after: { events: 0, rawMails: 0, contacts: 1 } },
    { after: { events: 0, rawMails: 1, contacts: 0 } },
  ])
})

test('calls, cases and their notes that are about an erased person tell nothing of them any more', async () => {
  const world = await aWorld()
  const { admin } = world
  const lan = (await execute(contactKind.create, admin, { name: NAME, email: EMAIL })).data.id
  const other = (await execute(contactKind.create, admin, { name: 'Trần Văn Khác' })).data.id
  const call = { kind: 'call', startsAt: '2026-12-01T02:00:00.000Z', subject: `Gọi ${NAME}` }
  const mine = await execute(activityKind.create, admin, {
    ...{ ...call, contactId: lan, outcome: 'Nhà ở phố Huế', guests: [EMAIL] },
  })
  await execute(activityKind.addNote, admin, { id: mine.data.id, text: 'Con học lớp 5', mentionIds: [] })
  const beside = await execute(activityKind.create, admin, { ...call, contactId: other, contactIds: [lan] })
  const apart = await execute(activityKind.create, admin, { ...call, subject: 'Gọi khác', contactId: other })
  const asking = { subject: 'Máy hỏng', priority: 'low', description: 'Nhà ở phố Huế' }
  const { data: about } = await execute(caseKind.create, admin, { ...asking, contactId: lan })
  await execute(caseKind.addNote, admin, { id: about.id, text: 'Con học lớp 6', mentionIds: [] })
  const { data: nobodys } = await execute(caseKind.create, admin, { ...asking, contactId: other })
  for (const [id, address] of Object.entries({ [about.id]: null, [nobodys.id]: 'khac@khac.example' }))
    await asOwner('update support_case set contact_email = $2 where id = $1', [id, address])
  const copy = await reading(admin, (tx) => copyOf(tx, admin, { email: EMAIL, phone: null }))
  expect(JSON.stringify(copy)).toContain(about.id)
  expect(JSON.stringify(copy)).not.toContain(nobodys.id)
  const asked = { kind: 'delete', name: NAME, email: EMAIL, receivedOn: '2026-11-27' }
  const { data } = await execute(openRequest, admin, asked)
  await erased(world, { requestId: data.id })
  const texts = await asOwner<{ subject: string; outcome: string | null }>(
    'select subject, outcome from activity where id = any ($1) order by id',
    [[mine.data.id, beside.data.id, apart.data.id]],
  )
  expect(texts.map(({ subject }) => subject === 'Gọi khác')).toEqual([false, false, true])
  expect(JSON.stringify(texts)).not.toContain(NAME)
  expect(texts[0]?.outcome ?? '').not.toContain('Huế')
  expect(await asOwner('select from activity_guest where activity_id = $1', [mine.data.id])).toEqual([])
  expect(await asOwner(`select from note where text like 'Con học%'`)).toEqual([])
  const descriptions = await asOwner('select id, description from support_case where id = any ($1)', [
    [about.id, nobodys.id],
  ])
  expect(descriptions).toEqual(
    expect.arrayContaining([
      { id: about.id, description: expect.not.stringContaining('Huế') },
      { id: nobodys.id, description: asking.description },
    ]),
  )
})
