import { beforeEach, expect, test } from 'vitest'
import { accountKind } from '@/lib/accounts/commands'
import { activityKind } from '@/lib/activities/commands'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { database, reading } from '@/lib/kernel/database'
import { append } from '@/lib/kernel/event'
import { newId } from '@/lib/kernel/id'
import { answer } from '@/lib/kernel/read'
import {
  chooseNotifications,
  markAllNotifications,
  markNotifications,
  notificationPage,
  notificationState,
  putOffReminder,
} from '@/lib/notifications/commands'
import { post } from '@/lib/notifications/post'
import { choicesOf } from '@/lib/notifications/queries'
import { shareOpportunity } from '@/lib/opportunities/sharing'
import { sendAll } from '@/lib/reminders/send'
import { asOwner } from '@/tests/support/owner'
import { aCard, aWorld, type World } from '@/tests/support/world'

let world: World
beforeEach(async () => {
  world = await aWorld()
})

const page = (actor: Actor) => answer(notificationPage, actor, {})
const texts = async (actor: Actor) => (await page(actor)).rows.map(({ text }) => text)
const unread = async (actor: Actor) => (await answer(notificationState, actor, {})).unread
const give = async (name: string, ownerId: string | null, actor = world.admin) =>
  (await execute(accountKind.create, actor, { name, kind: 'organization', ownerId })).data

test('whoever is given a record is told, and nobody of what they did themselves', async () => {
  const account = await give('Sông Hồng', world.rep.id)
  expect(await texts(world.rep)).toEqual(['Founder giao cho bạn khách hàng “Sông Hồng”'])
  expect((await page(world.rep)).rows[0]).toMatchObject({ path: `/customers/${account.id}`, isRead: false })
  await give('Của tôi', world.admin.id)
  await execute(activityKind.create, world.rep, { subject: 'Tự làm', kind: 'task', dueOn: '2031-01-01' })
  expect(await texts(world.admin)).toEqual([])
  expect(await unread(world.rep)).toBe(1)
})

test('many of a kind become one while they are unread', async () => {
  for (let each = 1; each <= 35; each++) await give(`Khách ${each}`, world.rep.id)
  expect(await texts(world.rep)).toEqual(['35 khách hàng được giao cho bạn (Founder)'])
  expect((await page(world.rep)).rows[0]?.path).toMatch(/^\/customers\?filter=/)
  await execute(markAllNotifications, world.rep, {})
  await give('Sau đó', world.rep.id)
  expect(await texts(world.rep)).toEqual([
    'Founder giao cho bạn khách hàng “Sau đó”',
    '35 khách hàng được giao cho bạn (Founder)',
  ])
  expect(await unread(world.rep)).toBe(1)
})

test('colleagues hear of invitations, shares and mail on their opportunities', async () => {
  await execute(activityKind.create, world.rep, {
    ...{ subject: 'Họp nhóm', kind: 'meeting', startsAt: '2031-01-01T02:00:00Z', minutes: 30 },
    memberIds: [world.manager.id],
  })
  expect(await texts(world.manager)).toEqual(['Rep mời bạn tham dự “Họp nhóm”'])
  const id = await aCard(world.rep, { title: 'Máy in' })
  const share = { id, granteeKind: 'member', granteeId: world.stranger.id, access: 'read', until: null }
  await execute(shareOpportunity, world.rep, share as never)
  const stranger = { ...world.stranger, hasShares: true }
  expect(await texts(stranger)).toEqual(['Rep chia sẻ với bạn cơ hội “Máy in”'])
  const arrives = () =>
    database().transact({ workspaceId: world.workspace.id }, (tx) =>
      append(tx, { ...world.admin, id: null, name: 'Email' }, newId(), [
        { entity: 'opportunity', recordId: id, type: 'message.received', after: { subject: 'Hỏi giá' } },
      ]),
    )
  await arrives()
  expect(await texts(world.rep)).toEqual(['Thư mới ở cơ hội “Máy in”'])
  await arrives()
  expect(await texts(world.rep)).toEqual(['2 thư mới ở cơ hội “Máy in”'])
})

test('a name that the reader may no longer see is not told', async () => {
  const account = await give('Bí mật', world.rep.id)
  await execute(accountKind.update, world.admin, {
    ...account,
    patch: { ownerId: world.stranger.id, teamId: world.teams[1] },
  })
  expect((await page(world.rep)).rows[0]).toMatchObject({ path: null })
  expect(await texts(world.rep)).toEqual(['Founder giao cho bạn khách hàng “bản ghi bạn không xem được”'])
})

test('one marks only what is one’s own', async () => {
  await give('Sông Hồng', world.rep.id)
  const [row] = (await page(world.rep)).rows
  const mark = (actor: Actor, isRead: boolean) =>
    execute(markNotifications, actor, { ids: [row?.id ?? ''], isRead })
  await expect(mark(world.manager, true)).rejects.toMatchObject({ code: 'not_found' })
  expect(await unread(world.rep)).toBe(1)
  await mark(world.rep, true)
  expect(await unread(world.rep)).toBe(0)
  await mark(world.rep, false)
  expect(await unread(world.rep)).toBe(1)
  const viewed = { ...world.rep, viewer: { id: world.admin.id ?? '', name: 'Founder' } }
  expect((await page(viewed)).rows).toEqual([])
})

test('[SB-28] a reminder stands in front until it is answered, and comes back when put off', async () => {
  const startsAt = new Date(Date.now() + 86_400_000).toISOString()
  const input = { subject: 'Gọi An', kind: 'call', startsAt, minutes: 15 }
  const { data } = await execute(activityKind.create, world.rep, input)
  await asOwner(`update reminder set due_at = now() - interval '1 minute' where activity_id = $1`, [data.id])
  await sendAll(world.workspace.id)
  const popups = async () => (await answer(notificationState, world.rep, {})).popups
  const [popup] = await popups()
  expect(popup).toMatchObject({ path: `/activities/${data.id}`, item: data })
  await expect(execute(putOffReminder, world.manager, { id: popup?.id })).rejects.toMatchObject({
    code: 'not_found',
  })
  await execute(putOffReminder, world.rep, { id: popup?.id })
  expect(Date.parse((await popups())[0]?.popAt ?? '')).toBeGreaterThan(Date.now() + 9 * 60_000)
  await execute(markNotifications, world.rep, { ids: [popup?.id ?? ''], isRead: true })
  expect(await popups()).toEqual([])
})

const mails = () =>
  asOwner<{ subject: string; text: string; to: { address: string }[] }>(
    'select subject, text, "to" from message where workspace_id = $1 order by created_at',
    [world.workspace.id],
  )

test('each kind is heard of as chosen: at once and once for many, or not at all', async () => {
  const chosen = await reading(world.rep, (tx) => choicesOf(tx, world.rep))
  expect(chosen).toMatchObject({ hasDigest: false, kinds: { assigned: { isShown: true, mail: 'digest' } } })
  const choose = (assigned: { isShown: boolean; mail: 'none' | 'at_once' | 'digest'; isPushed: boolean }) =>
    execute(chooseNotifications, world.rep, {
      hasDigest: false,
      kinds: { ...chosen.kinds, reminder: { isShown: true, mail: 'none', isPushed: true }, assigned },
    })
  await choose({ isShown: false, mail: 'at_once', isPushed: false })
  for (const name of ['Một', 'Hai', 'Ba']) await give(name, world.rep.id)
  expect(await texts(world.rep)).toEqual([])
  const [row] = await asOwner<{ id: string }>('select id from notification where member_id = $1', [
    world.rep.id,
  ])
  await post(world.workspace.id, row?.id ?? '')
  await post(world.workspace.id, row?.id ?? '')
  expect(await mails()).toMatchObject([{ subject: '3 khách hàng được giao cho bạn (Founder)' }])
  await choose({ isShown: false, mail: 'none', isPushed: false })
  await asOwner('delete from notification where member_id = $1', [world.rep.id])
  await give('Bốn', world.rep.id)
  expect(await asOwner('select from notification where member_id = $1', [world.rep.id])).toEqual([])
})

test('the mail of the day tells what is due and unread, once', async () => {
  const { kinds } = await reading(world.rep, (tx) => choicesOf(tx, world.rep))
  await execute(chooseNotifications, world.rep, { hasDigest: true, kinds })
  const [due] = await asOwner<{ at: string }>(
    `select to_char(due_at at time zone 'Asia/Ho_Chi_Minh', 'HH24:MI') as at from digest where member_id = $1`,
    [world.rep.id],
  )
  expect(due?.at).toBe('07:30')
  await execute(activityKind.create, world.rep, { subject: 'Nộp báo giá', kind: 'task', dueOn: '2020-01-01' })
  await give('Sông Hồng', world.rep.id)
  await asOwner(`update digest set due_at = now() - interval '1 minute' where member_id = $1`, [world.rep.id])
  await Promise.all([sendAll(world.workspace.id), sendAll(world.workspace.id)])
  const sent = await mails()
  expect(sent).toHaveLength(1)
  expect(sent[0]?.text).toContain('01/01/2020 Nộp báo giá')
  expect(sent[0]?.text).toContain('Founder giao cho bạn khách hàng “Sông Hồng”')
})

test('whoever is shut out hears of nothing', async () => {
  await asOwner('update member set is_active = false where id = $1', [world.rep.id])
  await asOwner(`update account set owner_id = owner_id where workspace_id = $1`, [world.workspace.id])
  await database().transact({ workspaceId: world.workspace.id }, (tx) =>
    append(tx, world.admin, newId(), [
      { entity: 'account', recordId: newId(), type: 'updated', after: { ownerId: world.rep.id } },
    ]),
  )
  expect(await asOwner('select from notification where member_id = $1', [world.rep.id])).toEqual([])
})

test('work that goes on by itself is told of to whoever began it, in words of every kind and language', async () => {
  const changes = [
    { entity: 'record_export', type: 'finished', after: { kind: 'account', count: 1200 } },
    { entity: 'account', type: 'mass_change_finished', after: { count: 40 } },
    { entity: 'member', type: 'handed_over', after: { count: 3 } },
  ]
  await database().transact({ workspaceId: world.workspace.id }, (tx) =>
    append(
      tx,
      world.rep,
      newId(),
      changes.map((change) => ({ ...change, recordId: newId() })),
    ),
  )
  expect((await texts(world.rep)).sort()).toEqual([
    'Tệp xuất 1200 khách hàng đã sẵn sàng',
    'Đã bàn giao xong 3 bản ghi',
    'Đã đổi hàng loạt xong: 40 khách hàng',
  ])
  expect((await page(world.rep)).rows.map(({ path }) => path).sort()).toEqual([
    '/customers',
    '/customers',
    null,
  ])
})
