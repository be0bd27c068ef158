import { expect, test } from 'vitest'
import { caseKind } from '@/lib/cases/commands'
import { solveCases } from '@/lib/cases/steps'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { entityNamed } from '@/lib/kernel/entity'
import { answer } from '@/lib/kernel/read'
import { settleMail } from '@/lib/mail/inbox/commands'
import { type InboxQuery, inboxQuery } from '@/lib/mail/inbox/queries'
import { openMail } from '@/lib/mail/inbox/reads'
import { cancelMessage } from '@/lib/mail/outbound/outbox-commands'
import { mergeOpportunities, updateOpportunity } from '@/lib/opportunities/commands'
import { undo } from '@/lib/records/undo'
import { anInbox } from '@/tests/support/inbox'
import { aCareAlias, arrives, letter } from '@/tests/support/mail'
import { leaves, stored, writes } from '@/tests/support/mail-out'
import { asOwner } from '@/tests/support/owner'
import type { World } from '@/tests/support/world'

let world: World
let sales: string
const { shown, from } = anInbox((made, alias) => {
  world = made
  sales = alias
})
const subjects = async (actor: Actor, query: Partial<InboxQuery> = {}) =>
  (await shown(actor, query)).rows.map(({ subject }) => subject)

test('mails wait until their answer has left, the longest wait first, one line per conversation', async () => {
  const { rep } = world
  const first = await from('an', { 'Message-ID': '<an@khach.example>' })
  await from('binh')
  await from('an', { Subject: 'Re: an', 'In-Reply-To': '<an@khach.example>' })
  expect(await subjects(rep)).toEqual(['Re: an', 'binh'])

  const [an] = (await shown(rep)).rows
  const recordId = String(first.opportunityIds[0])
  expect(an).toMatchObject({ recordId, entity: 'opportunity', canAnswer: true, canAssign: true })
  const taken = await writes(rep, recordId, { answersId: an?.id })
  expect((await shown(rep)).rows[0]).toMatchObject({ isAnswering: true })
  await execute(cancelMessage, rep, { id: taken })
  await leaves(world, taken)
  expect((await shown(rep)).rows[0]).toMatchObject({ subject: 'Re: an', isAnswering: false })

  await leaves(world, await writes(rep, recordId, { answersId: an?.id }))
  expect(await subjects(rep)).toEqual(['binh'])
  await from('an', { Subject: 'Re: Re: an', 'In-Reply-To': '<an@khach.example>' })
  expect(await subjects(rep)).toEqual(['binh', 'Re: Re: an'])
})

test('what nobody gets answers nobody: a mail kept because no server is set leaves its customer waiting', async () => {
  const { rep, workspace } = world
  const first = await from('an')
  await asOwner("update mail_settings set provider = 'none' where workspace_id = $1", [workspace.id])
  const kept = await writes(rep, String(first.opportunityIds[0]))
  await leaves(world, kept)
  expect(await stored(kept)).toMatchObject({ state: 'captured' })
  expect(await subjects(rep)).toEqual(['an'])
  await asOwner('update workspace set is_demo = true where workspace_id = $1', [workspace.id])
  await leaves(world, await writes(rep, String(first.opportunityIds[0])))
  expect(await subjects(rep)).toEqual([])
})

test('a mail that was written before the customer wrote again does not answer that', async () => {
  const { rep } = world
  const first = await from('an', { 'Message-ID': '<early@khach.example>' })
  const recordId = String(first.opportunityIds[0])
  const leavesAt = new Date(Date.now() + 3 * 86_400_000).toISOString()
  const early = await writes(rep, recordId, { leavesAt })
  expect((await shown(rep)).rows[0]).toMatchObject({ isAnswering: false })
  await from('an', { Subject: 'Re: an', 'In-Reply-To': '<early@khach.example>' })
  await leaves(world, early)
  expect(await stored(early)).toMatchObject({ state: 'sent' })
  expect(await subjects(rep)).toEqual(['Re: an'])
  await leaves(world, await writes(rep, recordId))
  expect(await subjects(rep)).toEqual([])
})

test('one line tells of a conversation that two mails wait in: records that were merged, mails at once', async () => {
  const { rep, admin } = world
  const first = await from('an', { 'Message-ID': '<both@khach.example>' })
  const other = await from('binh')
  const [kept, gone] = [String(first.opportunityIds[0]), String(other.opportunityIds[0])]
  await Promise.all(
    ['một', 'hai'].map((Subject) => from('an', { Subject, 'In-Reply-To': '<both@khach.example>' })),
  )
  const waiting = 'select from message where record_id = $1 and waits_since is not null'
  expect(await asOwner(waiting, [kept])).toHaveLength(1)
  const versions = await asOwner<{ id: string; version: number }>(
    'select id, version from opportunity where id = any($1) order by created_at',
    [[kept, gone]],
  )
  const merged = await execute(mergeOpportunities, admin, { items: versions })
  expect((await shown(rep)).rows.map(({ recordId }) => recordId)).toEqual([kept])
  await execute(undo, admin, { requestId: merged.requestId })
  expect((await shown(rep)).rows.map(({ recordId }) => recordId)).toEqual([kept, gone])
})

test('automatic answers and colleagues wait for nothing', async () => {
  const { rep } = world
  const first = await from('an', { 'Message-ID': '<one@khach.example>' })
  await leaves(world, await writes(rep, String(first.opportunityIds[0])))
  const [me] = await asOwner<{ email: string }>('select email from member where id = $1', [rep.id])
  const thread = { 'In-Reply-To': '<one@khach.example>' }
  const away = await from('an', { ...thread, 'Auto-Submitted': 'auto-replied' })
  const sent = await stored(
    String(
      (
        await asOwner("select id from message where direction = 'out' and workspace_id = $1", [
          world.workspace.id,
        ])
      )[0]?.id,
    ),
  )
  const colleague = await arrives(
    letter({ From: String(me?.email), 'In-Reply-To': `<${sent.message_id}>` }),
    sales,
  )
  expect([away.outcome, colleague.outcome]).toEqual(['auto_reply', 'threaded'])
  expect(await subjects(world.admin, { view: 'all' })).toEqual([])
})

test('each sees what they may: of nobody, of themselves, of a team, and of who left', async () => {
  const { rep, manager, stranger, reader, admin, teams } = world
  const mine = await from('mine')
  await from('free')
  const left = await from('left')
  const owned = (by: string | null, id: string | undefined) =>
    asOwner('update opportunity set owner_id = $1 where id = $2', [by, id])
  await owned(rep.id, mine.opportunityIds[0])
  await owned(manager.id, left.opportunityIds[0])
  expect(await subjects(rep)).toEqual(['free'])
  expect(await subjects(rep, { view: 'mine' })).toEqual(['mine'])
  expect(await subjects(rep, { view: 'all' })).toEqual(['mine', 'free'])
  await asOwner('update member set is_active = false where id = $1', [manager.id])
  expect(await subjects(admin)).toEqual(['free', 'left'])
  expect(await subjects(admin, { view: 'all', teamId: teams[0] })).toHaveLength(3)
  expect(await subjects(admin, { view: 'all', teamId: teams[1] })).toEqual([])
  expect(await subjects(stranger, { view: 'all' })).toEqual([])
  const { rows } = await shown(reader, { view: 'all' })
  expect(rows.every(({ canAnswer, canAssign }) => !canAnswer && !canAssign)).toBe(true)
  await asOwner('update opportunity set archived_at = now() where id = $1', [mine.opportunityIds[0]])
  expect(await subjects(admin, { view: 'all' })).toEqual(['free', 'left'])
})

test('who takes a mail owns its record, two cannot take one, and either is taken back', async () => {
  const { rep, manager } = world
  await from('an')
  const [row] = (await shown(rep)).rows
  const take = (by: Actor) =>
    execute(updateOpportunity, by, {
      ...{ id: String(row?.recordId), version: Number(row?.version), patch: { ownerId: by.id } },
    })
  const { requestId } = await take(rep)
  await expect(take(manager)).rejects.toMatchObject({ code: 'conflict' })
  expect(await subjects(rep)).toEqual([])
  await execute(undo, rep, { requestId })
  expect(await subjects(rep)).toEqual(['an'])
})

test('a mail that needs no answer leaves the inbox, and comes back by undo with its waiting time', async () => {
  const { rep, stranger, reader } = world
  await from('an', { 'Message-ID': '<done@khach.example>' })
  const [row] = (await shown(rep)).rows
  const id = String(row?.id)
  await expect(execute(settleMail, stranger, { id })).rejects.toMatchObject({ code: 'not_found' })
  await expect(execute(settleMail, reader, { id })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(answer(openMail, stranger, { id })).rejects.toMatchObject({ code: 'not_found' })
  expect(await answer(openMail, rep, { id })).toMatchObject({ message: { id }, mail: { canSend: true } })

  const { requestId } = await execute(settleMail, rep, { id })
  expect(await subjects(rep)).toEqual([])
  await from('an', { Subject: 'Re: an', 'In-Reply-To': '<done@khach.example>' })
  await execute(undo, rep, { requestId })
  const back = (await shown(rep)).rows
  expect(back).toMatchObject([{ subject: 'Re: an', since: row?.since }])
  const told = await asOwner(
    "select type from event where type in ('message.done', 'message.waits') and workspace_id = $1 order by seq",
    [world.workspace.id],
  )
  expect(told.map(({ type }) => type)).toEqual(['message.done', 'message.waits'])
})

test('what was answered meanwhile does not wait again by undo', async () => {
  const { rep } = world
  const first = await from('an', { 'Message-ID': '<meanwhile@khach.example>' })
  const recordId = String(first.opportunityIds[0])
  const [row] = (await shown(rep)).rows
  const done = await execute(settleMail, rep, { id: String(row?.id) })
  await leaves(world, await writes(rep, recordId))
  await expect(execute(undo, rep, { requestId: done.requestId })).rejects.toMatchObject({ code: 'conflict' })
  expect(await subjects(rep)).toEqual([])
})

test('solving a case, or waiting for its customer, ends the waiting for us', async () => {
  const help = await aCareAlias(world, `help@${world.workspace.slug}.example`, { owner_rule: 'unassigned' })
  const arrived = await arrives(letter({ Subject: 'Hỏng' }), help)
  const id = String(arrived.opportunityIds[0])
  expect(await subjects(world.rep)).toEqual(['Hỏng'])
  const { data } = await execute(caseKind.update, world.admin, {
    id,
    version: 1,
    patch: { priority: 'high' },
  })
  const [waited] = (await shown(world.rep)).rows
  const solved = await execute(solveCases, world.admin, { items: [data] })
  expect(await subjects(world.rep)).toEqual([])
  await execute(undo, world.admin, { requestId: solved.requestId })
  expect((await shown(world.rep)).rows).toMatchObject([{ subject: 'Hỏng', since: waited?.since }])
})

test('pages follow one another without a gap, and an index that holds only what waits serves them', async () => {
  const { admin } = world
  await from('an')
  const [row] = await asOwner<{ id: string }>('select id from message where workspace_id = $1', [
    world.workspace.id,
  ])
  await asOwner(
    `with card as (insert into opportunity (workspace_id, id, title, pipeline_id, stage_id, team_id, rank)
       select workspace_id, gen_random_uuid(), n::text, pipeline_id, stage_id, team_id, rank
       from opportunity, generate_series(1, 60) n where workspace_id = $2 returning id, title::int as n)
     insert into message (workspace_id, id, entity, record_id, direction, state, message_id, from_address, subject, text, waits_since)
     select workspace_id, gen_random_uuid(), entity, card.id, 'in', 'received', message_id, from_address, n::text, '', waits_since + (n / 2) * interval '1 minute'
     from message, card where message.id = $1`,
    [row?.id, world.workspace.id],
  )
  const first = await shown(admin)
  const second = await shown(admin, { after: first.next ?? '' })
  expect([first.rows.length, second.rows.length, second.next]).toEqual([50, 11, null])
  expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(61)
  expect((await shown(admin, { after: "x'; drop" })).rows).toHaveLength(50)
  const plan = await reading(admin, async (tx) => {
    const query = inboxQuery(admin, [entityNamed('opportunity')], { view: 'all' })
    const { sql } = await import('drizzle-orm')
    await tx.execute(sql`set local enable_seqscan = off`)
    return JSON.stringify((await tx.execute(sql`explain ${query}`)).rows)
  })
  expect(plan).toContain('message_waiting_idx')
})
