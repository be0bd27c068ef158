import { beforeEach, expect, test } from 'vitest'
import { accountKind } from '@/lib/accounts/commands'
import { accounts } from '@/lib/accounts/entity'
import { activityKind } from '@/lib/activities/commands'
import { contactKind } from '@/lib/contacts/commands'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { database, reading } from '@/lib/kernel/database'
import { answer } from '@/lib/kernel/read'
import { sendMessage } from '@/lib/mail/outbound/send-command'
import { timelineOf } from '@/lib/records/timeline'
import type { Strand, TimelineCursor, TimelineEntry, TimelinePage } from '@/lib/records/timeline-entry'
import { placesQuery } from '@/lib/records/timeline-places'
import { asOwner } from '@/tests/support/owner'
import { aCard, aWorld, type World } from '@/tests/support/world'

let world: World
let accountId: string
beforeEach(async () => {
  world = await aWorld()
  const { data } = await execute(accountKind.create, world.rep, { name: 'Gốm Chu Đậu', kind: 'organization' })
  accountId = data.id
})

const timeline = (actor: Actor, strand?: Strand) =>
  reading(actor, (tx) => timelineOf(tx, actor, accounts, accountId, { strand }))

const told = (entries: readonly TimelineEntry[]) => entries.map(({ strand, of }) => [strand, of?.name])

const mail = (actor: Actor, entity: string, recordId: string) =>
  execute(sendMessage, actor, {
    ...{ entity, recordId, subject: 'Báo giá', text: 'Chào anh' },
    to: [{ address: 'an@khach.example' }],
  })

test('a customer gathers its own changes, notes and mails with those of what belongs to it', async () => {
  const { rep } = world
  const card = await aCard(rep, { title: 'Lò nung', accountId })
  const contact = await execute(contactKind.create, rep, { name: 'Anh An', accountId })
  await execute(activityKind.create, rep, { subject: 'Gọi', kind: 'task', opportunityId: card, accountId })
  await execute(accountKind.addNote, rep, { id: accountId, text: 'Khó tính' })
  await execute(contactKind.addNote, rep, { id: contact.data.id, text: 'Thích trà' })
  await mail(rep, 'opportunity', card)
  await mail(rep, 'account', accountId)

  const { entries, next } = await timeline(rep)
  expect(next).toBeNull()
  const changes = entries.filter(({ strand }) => strand === 'change')
  expect(told(changes)).toEqual([
    ['change', 'Anh An'],
    ['change', 'Lò nung'],
    ['change', undefined],
  ])
  expect(changes[1]?.of).toEqual({
    ...{ entity: 'opportunity', id: card, name: 'Lò nung', path: '/opportunities' },
    isMerged: false,
  })
  expect(told((await timeline(rep, 'mail')).entries)).toEqual([
    ['mail', undefined],
    ['mail', 'Lò nung'],
  ])
  expect(told((await timeline(rep, 'note')).entries)).toEqual([
    ['note', 'Anh An'],
    ['note', undefined],
  ])
  // Once, although it belongs here by two ways.
  expect(told((await timeline(rep, 'activity')).entries)).toEqual([['activity', undefined]])
  expect(entries).toHaveLength(8)
})

test('nothing is told of what the reader may not see', async () => {
  const { admin, rep, stranger } = world
  const secret = await aCard(admin, {
    title: 'Bí mật',
    accountId,
    ownerId: stranger.id,
    teamId: world.teams[1],
  })
  await mail(stranger, 'opportunity', secret)
  await execute(activityKind.create, stranger, { subject: 'Việc riêng', kind: 'task', opportunityId: secret })
  const theirs = await execute(contactKind.create, stranger, { name: 'Người khác' })
  await asOwner('update contact set account_id = $1 where id = $2', [accountId, theirs.data.id])
  await execute(contactKind.addNote, stranger, { id: theirs.data.id, text: 'Riêng tư' })
  await asOwner('update activity set account_id = $1 where workspace_id = $2', [
    accountId,
    world.workspace.id,
  ])

  expect(told((await timeline(rep)).entries)).toEqual([['change', undefined]])
  expect((await timeline(admin)).entries.length).toBeGreaterThan(5)
  const elsewhere = answer(accountKind.timeline, stranger, { id: accountId })
  await expect(elsewhere).rejects.toMatchObject({ code: 'not_found' })
  // Who may read the record but no mail of it sees no mail, except what they wrote.
  await mail(rep, 'account', accountId)
  const blind: Actor = { ...world.manager, grants: { ...world.manager.grants, 'message:read': undefined } }
  expect((await timeline(blind, 'mail')).entries).toEqual([])
})

test('a place in it that is no time is refused before the database sees it', async () => {
  const before = { at: '99:99 99-99-99 99:99', id: accountId }
  const asked = answer(accountKind.timeline, world.rep, { id: accountId, before })
  await expect(asked).rejects.toMatchObject({ code: 'invalid' })
})

test('what is in the bin is not told', async () => {
  const { admin } = world
  const contact = await execute(contactKind.create, admin, { name: 'Đã xóa', accountId })
  await execute(contactKind.addNote, admin, { id: contact.data.id, text: 'x' })
  await execute(contactKind.remove, admin, { id: contact.data.id, version: 1 })
  expect(told((await timeline(admin)).entries)).toEqual([['change', undefined]])
})

test('five thousand entries are paged by keyset, each once, and served by indexes', async () => {
  const { rep, workspace } = world
  const card = await aCard(rep, { title: 'Lò nung', accountId })
  const here = [workspace.id, card, accountId, rep.id]
  await asOwner(
    `insert into event (workspace_id, id, at, actor_id, actor_name, entity, record_id, type, before, after, request_id)
     select $1, gen_random_uuid(), now() - make_interval(mins => n), $4, 'Rep', 'opportunity', $2, 'updated', '{"title":"a"}', '{"title":"b"}', gen_random_uuid()
     from generate_series(1, 2500) n where $3::uuid is not null`,
    here,
  )
  await asOwner(
    `insert into note (workspace_id, id, entity, record_id, member_id, text, created_at)
     select $1, gen_random_uuid(), 'account', $3, $4, 'n', now() - make_interval(mins => n)
     from generate_series(1, 1500) n where $2::uuid is not null`,
    here,
  )
  await asOwner(
    `insert into message (workspace_id, id, entity, record_id, direction, state, message_id, from_address, subject, text, sent_at, member_id)
     select $1, gen_random_uuid(), 'opportunity', $2, 'out', 'sent', n::text, 'a@b.example', 's', 't', now() - make_interval(mins => n), $4
     from generate_series(1, 500) n where $3::uuid is not null`,
    here,
  )
  await asOwner(
    `insert into activity (workspace_id, id, kind, subject, account_id, owner_id, created_at)
     select $1, gen_random_uuid(), 'task', 'a', $3, $4, now() - make_interval(mins => n)
     from generate_series(1, 500) n where $2::uuid is not null`,
    here,
  )
  for (const table of ['event', 'note', 'message', 'activity']) await asOwner(`analyze ${table}`)
  const seen = new Set<string>()
  let before: TimelineCursor | null = null
  for (let page = 0; page < 200; page++) {
    const found: TimelinePage = await reading(rep, (tx) =>
      timelineOf(tx, rep, accounts, accountId, { before }),
    )
    for (const { id } of found.entries) seen.add(id)
    before = found.next
    if (!before) break
  }
  expect(seen.size).toBe(5002)

  const plan = await database().transact({ workspaceId: workspace.id }, async (tx) => {
    const { rows } = await tx.execute<Record<string, string>>(
      placesQuery(rep, accounts, accountId, { limit: 31 }, 'explain (analyze, costs off)'),
    )
    return rows.map((row) => Object.values(row)[0]).join('\n')
  })
  for (const index of [
    'event_record_idx',
    'message_record_idx',
    'note_record_idx',
    'activity_account_told_idx',
  ])
    expect(plan).toContain(index)
  expect(plan).not.toMatch(/Seq Scan on (event|message|note|activity)\b/)
}, 60_000)
