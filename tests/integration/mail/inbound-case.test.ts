import { afterAll, beforeAll, expect, test } from 'vitest'
import { accountKind } from '@/lib/accounts/commands'
import { caseKind } from '@/lib/cases/commands'
import { solveCases } from '@/lib/cases/steps'
import { contactKind } from '@/lib/contacts/commands'
import { teamCommands } from '@/lib/dictionaries/commands'
import { execute } from '@/lib/kernel/command'
import { downloadFile } from '@/lib/mail/outbound/files'
import { aCareDesk, answered, begun, caseOf } from '@/tests/support/care'
import { aCareAlias, anAlias, arrives, cardsOf, letter, messagesOf, steps } from '@/tests/support/mail'
import { leaves } from '@/tests/support/mail-out'
import type { MailServer } from '@/tests/support/mail-server'
import { asOwner } from '@/tests/support/owner'
import { aWorld, type World } from '@/tests/support/world'

let world: World
let care: string
let server: MailServer
beforeAll(async () => {
  ;({ world, care, server } = await aCareDesk())
})
afterAll(() => server.stop())

test('[ED-33] [SB-10] a mail to a care alias becomes a case with deadlines, of the team, about who wrote', async () => {
  const { data } = await execute(accountKind.create, world.admin, { name: 'Sao Mai', kind: 'organization' })
  const contact = { name: 'Nguyễn Văn An', email: 'An@khach.example', accountId: data.id }
  const known = (await execute(contactKind.create, world.admin, contact)).data
  const body = [
    ...['--x', 'Content-Type: text/plain; charset=utf-8', '', 'Máy in kẹt giấy.', '', '-- ', 'An', '--x'],
    ...[
      'Content-Type: application/pdf; name="loi.pdf"',
      'Content-Transfer-Encoding: base64',
      '',
      'JVBERi0=',
      '--x--',
    ],
  ].join('\r\n')
  const raw = letter({ Subject: 'Máy in báo lỗi', 'Content-Type': 'multipart/mixed; boundary=x', body })
  const arrived = await arrives(raw, care)

  expect(arrived.outcome).toBe('created')
  const [id] = arrived.opportunityIds
  expect(await caseOf(id)).toMatchObject({
    ...{ subject: 'Máy in báo lỗi', source: 'email', state: 'new', team_id: world.teams[0] },
    ...{ contact_id: known.id, account_id: data.id, contact_email: 'an@khach.example' },
    description: expect.stringContaining('Máy in kẹt giấy.'),
    number: expect.stringMatching(/^VV-/),
    answer_due_at: expect.any(Date),
    first_answered_at: null,
  })
  expect(await messagesOf(id)).toMatchObject([{ entity: 'support_case', direction: 'in' }])
  const files = await asOwner(
    'select a.id, a.name from attachment a join message m on m.id = a.message_id where m.record_id = $1',
    [id],
  )
  expect(files).toMatchObject([{ name: 'loi.pdf' }])
  const file = { id: String(files[0]?.id) }
  const without = (permission: 'opportunity:read' | 'support_case:read') => {
    return { ...world.rep, grants: { ...world.rep.grants, [permission]: undefined } }
  }
  expect((await execute(downloadFile, without('opportunity:read'), file)).data.name).toBe('loi.pdf')
  const stranger = execute(downloadFile, without('support_case:read'), file)
  await expect(stranger).rejects.toMatchObject({ code: 'not_found' })
  expect(await cardsOf(world)).toEqual([])
})

test('[SB-10] an answer joins the case, and takes it up again when it was done with or waited', async () => {
  const row = await begun(care, 'binh@khach.example')
  const reply = await answered(world, row.id)
  await leaves(world, String(reply.id))
  const back = (more: Record<string, string> = {}) =>
    arrives(letter({ From: 'binh@khach.example', 'In-Reply-To': `<${reply.message_id}>`, ...more }), care)

  for (const state of ['solved', 'closed', 'waiting']) {
    const { version } = await caseOf(row.id)
    const status = `(select id from case_status where workspace_id = $2 and state = $3 limit 1)`
    await asOwner(
      `update support_case set status_id = ${status}, version = $4, solved_at = case when $3 = 'waiting' then null else now() end where id = $1`,
      [row.id, world.workspace.id, state, version + 1],
    )
    expect(await back()).toMatchObject({ outcome: 'threaded', opportunityIds: [row.id] })
    expect(await caseOf(row.id)).toMatchObject({ state: 'open', solved_at: null })
  }
  const told = await asOwner("select from event where record_id = $1 and type = 'reopened'", [row.id])
  expect(told).toHaveLength(3)
  expect(await messagesOf(row.id)).toHaveLength(5)
})

test('[SB-10] automatic answers, bounces and colleagues leave a solved case as it is', async () => {
  const row = await begun(care, 'chi@khach.example')
  const reply = await answered(world, row.id)
  await leaves(world, String(reply.id))
  await execute(solveCases, world.admin, {
    items: [await caseOf(row.id)].map(({ id, version }) => ({ id, version })),
  })
  const [me] = await asOwner('select email from member where id = $1', [world.rep.id])
  const thread = { 'In-Reply-To': `<${reply.message_id}>` }
  const away = await arrives(
    letter({ ...thread, From: 'chi@khach.example', 'Auto-Submitted': 'auto-replied' }),
    care,
  )
  const bounce = await arrives(
    letter({ ...thread, From: 'MAILER-DAEMON@khach.example', Subject: 'Undelivered Mail' }),
    care,
  )
  const colleague = await arrives(letter({ ...thread, From: String(me?.email) }), care)

  expect([away, bounce, colleague].map(({ outcome }) => outcome)).toEqual([
    'auto_reply',
    'bounce',
    'threaded',
  ])
  expect(await caseOf(row.id)).toMatchObject({ state: 'solved' })
})

test('[ED-33] each alias begins what it is for, and a conversation sent on to another begins anew', async () => {
  const own = await aWorld()
  const sales = await anAlias(own, 'sales@both.example')
  const help = await aCareAlias(own, 'help@both.example')
  const both = await arrives(letter({ To: `${sales}, ${help}`, 'Message-ID': '<one@khach.example>' }), [
    sales,
    help,
  ])
  expect(both).toMatchObject({ outcome: 'created' })
  expect(both.opportunityIds).toHaveLength(2)
  const card = (await cardsOf(own))[0]?.id
  const first = await arrives(letter({ 'Message-ID': '<two@khach.example>' }), sales)
  const moved = await arrives(letter({ To: help, 'In-Reply-To': '<two@khach.example>' }), help)
  const copied = await arrives(letter({ To: sales, Cc: help, 'In-Reply-To': '<two@khach.example>' }), [
    sales,
    help,
  ])

  expect(both.opportunityIds).toContain(card)
  expect(moved).toMatchObject({ outcome: 'created' })
  expect(steps(moved)).toContain('threadOtherTeam')
  expect(await caseOf(moved.opportunityIds[0])).toMatchObject({ source: 'email' })
  expect(copied).toMatchObject({ outcome: 'threaded', opportunityIds: first.opportunityIds })
})

test('an archived case is over: the next mail begins another, and both say so', async () => {
  const row = await begun(care, 'em@khach.example', { 'Message-ID': '<em@khach.example>' })
  await asOwner('update support_case set archived_at = now() where id = $1', [row.id])
  const next = await arrives(letter({ From: 'em@khach.example', 'In-Reply-To': '<em@khach.example>' }), care)
  expect(next).toMatchObject({ outcome: 'created' })
  expect(next.opportunityIds).not.toContain(row.id)
  const told = await asOwner("select after from event where record_id = $1 and type = 'continued'", [row.id])
  expect(told).toEqual([{ after: { by: next.opportunityIds[0] } }])
})

test('the twenty-first case of one sender within two hours is a loop, bulk is held, endless subjects are cut', async () => {
  const own = await aWorld()
  const help = await aCareAlias(own, 'help@flood.example', { owner_rule: 'unassigned' })
  const long = await arrives(letter({ Subject: `Hỏng ${'máy '.repeat(200)}` }), help)
  expect(String((await caseOf(long.opportunityIds[0])).subject)).toHaveLength(200)
  expect(await arrives(letter({ Precedence: 'bulk', 'List-Id': '<x.y>' }), help)).toMatchObject({
    outcome: 'held',
  })
  for (let at = 1; at < 20; at++) await arrives(letter(), help)
  expect(await arrives(letter(), help)).toMatchObject({ outcome: 'loop' })
})

test('linking the case of a mail to a contact keeps who wrote it', async () => {
  const row = await begun(care, 'quyen@khach.example')
  const silent = (await execute(contactKind.create, world.admin, { name: 'Quyên' })).data.id
  const loud = { name: 'Công ty Quyên', email: 'chung@quyen.example' }
  const other = (await execute(contactKind.create, world.admin, loud)).data.id
  for (const contactId of [silent, other]) {
    const { version } = await caseOf(row.id)
    await execute(caseKind.update, world.admin, { id: row.id, version, patch: { contactId } })
    expect(await caseOf(row.id)).toMatchObject({
      ...{ contact_id: contactId, contact_email: 'quyen@khach.example' },
    })
  }
})

test("a team's aliases are one address each, and none is anybody else's", async () => {
  const { admin, teams } = await aWorld()
  const [team] = await asOwner<{ version: number }>('select version from sales_team where id = $1', [
    teams[0],
  ])
  const change = (patch: object, version = Number(team?.version)) =>
    execute(teamCommands.update, admin, { id: String(teams[0]), version, patch })
  await expect(change({ caseAlias: 'no reply' })).rejects.toMatchObject({
    fields: { caseAlias: expect.anything() },
  })
  await expect(change({ caseAlias: 'a@nicht-unser.example' })).rejects.toMatchObject({
    fields: { caseAlias: expect.anything() },
  })
  const { data } = await change({ alias: 'ban-hang', caseAlias: 'hỗ trợ', hasOpportunities: true })
  const kinds = 'select kind, address from alias where team_id = $1 order by kind'
  const made = await asOwner<{ kind: string; address: string }>(kinds, [teams[0]])
  expect(made).toMatchObject([
    { kind: 'opportunity' },
    { kind: 'support_case', address: expect.stringMatching(/^ho-tro@/) },
  ])
  await asOwner('update alias set last_owner_id = $2 where team_id = $1', [teams[0], admin.id])
  const swapped = await change({ alias: 'hỗ trợ', caseAlias: 'ban-hang' }, data.version)
  expect(
    await asOwner('select kind, address, last_owner_id from alias where team_id = $1 order by kind', [
      teams[0],
    ]),
  ).toEqual([
    { kind: 'opportunity', address: made[1]?.address, last_owner_id: admin.id },
    { kind: 'support_case', address: made[0]?.address, last_owner_id: admin.id },
  ])
  const moved = await change({ alias: 'ban-hang', caseAlias: null }, swapped.data.version)
  expect(await asOwner(kinds, [teams[0]])).toEqual([made[0]])
  const twice = change({ caseAlias: 'ban-hang' }, moved.data.version)
  await expect(twice).rejects.toMatchObject({ fields: { caseAlias: { key: 'duplicate' } } })
  const both = await change({ caseAlias: 'ho-tro' }, moved.data.version)
  await change({ hasOpportunities: false }, both.data.version)
  expect(await asOwner(kinds, [teams[0]])).toMatchObject([{ kind: 'support_case' }])
})
