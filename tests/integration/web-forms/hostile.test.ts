import { beforeAll, expect, test } from 'vitest'
import { webFormCommands } from '@/lib/dictionaries/commands'
import { limitForms } from '@/lib/identity/limits'
import { PEER_HEADER } from '@/lib/identity/visitor'
import { execute } from '@/lib/kernel/command'
import { renewWebForm } from '@/lib/web-forms/commands'
import { OWN } from '@/lib/web-forms/controls'
import { newStamp, readStamp } from '@/lib/web-forms/stamp'
import { submitWebForm } from '@/lib/web-forms/submit'
import { asOwner, fingerprint } from '@/tests/support/owner'
import { aWorld, type World } from '@/tests/support/world'
import { aForm, countsOf, leadsOf, post, postRaw, show, stamped } from './support'

let world: World
let other: World
beforeAll(async () => {
  world = await aWorld()
  other = await aWorld()
})

const newest = async () => (await leadsOf(world)).at(-1)

test('[S15] a stranger sets no field that the form does not ask for', async () => {
  const form = await aForm(world, { leadOwnerId: world.rep.id })
  const names = [
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'ownerId',
    'teamId',
    'status',
    'tagIds',
    'id',
  ]
  const more = [
    'workspaceId',
    'qualification',
    'createdBy',
    'archivedAt',
    'custom',
    'companyName',
    'name[0]',
    'values.ownerId',
  ]
  const body = new URLSearchParams({ ...stamped(form), name: 'Người lạ' })
  for (const name of [...names, ...more]) body.append(name, world.admin.id ?? '')
  await postRaw(form, body)
  expect(await newest()).toMatchObject({
    name: 'Người lạ',
    owner_id: world.rep.id,
    team_id: null,
    status: 'assigned',
    qualification: 'lead',
    company_name: null,
    archived_at: null,
  })
  expect(({} as Record<string, unknown>).ownerId).toBeUndefined()
  const direct = execute(submitWebForm, world.admin, {
    id: form.id,
    answers: { name: 'x' },
    hasConsent: false,
    ip: null,
  })
  await expect(direct).rejects.toMatchObject({ code: 'not_found' })
})

test('[S15] a form reaches its own workspace only: neither its rows nor its choices', async () => {
  const form = await aForm(world, {
    questions: ['name', 'sourceId'].map((field) => ({ field, isRequired: false })),
  })
  const [theirs] = await asOwner<{ id: string }>(
    'select id from lead_source where workspace_id = $1 limit 1',
    [other.workspace.id],
  )
  const before = await leadsOf(other)
  expect(await (await show(form)).text()).not.toContain(theirs?.id)
  const crossed = await post(form, { name: 'Vượt rào', sourceId: theirs?.id ?? '' })
  expect(crossed.status).toBe(422)
  expect(await leadsOf(other)).toEqual(before)
  const foreign = { leadOwnerId: other.rep.id }
  await expect(aForm(world, foreign)).rejects.toMatchObject({ fields: { leadOwnerId: expect.anything() } })
  const rename = execute(webFormCommands.update, other.admin, {
    id: form.id,
    version: 1,
    patch: { title: 'Của tôi' },
  })
  await expect(rename).rejects.toMatchObject({ code: 'not_found' })
  for (const actor of [world.manager, world.rep, world.reader])
    await expect(execute(renewWebForm, actor, { id: form.id, version: 1 })).rejects.toMatchObject({
      code: 'forbidden',
    })
})

test('[S15] robots are thanked, counted and forgotten', async () => {
  const form = await aForm(world)
  const before = await leadsOf(world)
  const thanked = [
    await post(form, { name: 'Bẫy', [OWN.trap]: 'http://spam.test' }),
    await post(form, { name: 'Nhanh', [OWN.stamp]: newStamp(form.id) }),
  ]
  expect(thanked.map(({ status, headers }) => [status, headers.get('location')])).toEqual(
    thanked.map(() => [303, `/f/${form.key}?sent`]),
  )
  expect(await leadsOf(world)).toEqual(before)
  expect(await countsOf(form)).toEqual({ received: 0, held: 2 })
})

test('a form without a stamp of ours, or with an old or foreign one, is shown again to be confirmed', async () => {
  const form = await aForm(world)
  const another = await aForm(world)
  const before = await leadsOf(world)
  for (const stamp of ['', 'x.y.z', stamped(another)[OWN.stamp] ?? '']) {
    const answer = await post(form, { name: 'Trần Văn Xác', [OWN.stamp]: stamp })
    const text = await answer.text()
    expect([answer.status, text.includes('bấm Gửi để hoàn tất')]).toEqual([200, true])
    expect(text).toContain('value="Trần Văn Xác"')
  }
  expect(await leadsOf(world)).toEqual(before)
  const day = 24 * 60 * 60 * 1000
  const stamp = newStamp(form.id, { isAgain: true, now: 1000 })
  expect([readStamp(form.id, stamp, 1000 + day), readStamp(form.id, stamp, 1001 + day)]).toEqual([
    'fresh',
    'none',
  ])
})

test('pressing twice makes one lead', async () => {
  const form = await aForm(world)
  const sent = { ...stamped(form), name: 'Bấm hai lần' }
  const answers = await Promise.all([post(form, sent), post(form, sent), post(form, sent)])
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
  expect((await leadsOf(world)).filter(({ name }) => name === 'Bấm hai lần')).toHaveLength(1)
})

test('[S15] five hundred a minute: no more than the limit is stored, and from one address ten', async () => {
  const form = await aForm(world)
  const from = { headers: { [PEER_HEADER]: '203.0.113.9' } }
  const statuses: number[] = []
  for (let each = 0; each < 14; each++) statuses.push((await post(form, { name: 'Một nơi' }, from)).status)
  expect(statuses.filter((status) => status === 303)).toHaveLength(10)
  // What a hundred others sent meanwhile.
  for (let each = 0; each < 100; each++) await limitForms.take(form.id)
  const many = await Promise.all(Array.from({ length: 25 }, (_, each) => post(form, { name: `Lũ ${each}` })))
  const limited = many.filter(({ status }) => status === 429)
  expect([many.length - limited.length, limited.length]).toEqual([10, 15])
  expect(await limited[0]?.text()).toMatch(/value="Lũ \d+"/)
  expect(await countsOf(form)).toEqual({ received: 20, held: 4 + 15 })
})

test('bodies beyond reason, of any kind, are refused and write nothing', async () => {
  const form = await aForm(world)
  const before = await fingerprint()
  const huge = await postRaw(form, `name=${'x'.repeat(300_000)}`, {
    'content-type': 'application/x-www-form-urlencoded',
  })
  expect(huge.status).toBe(413)
  for (const type of [
    'text/plain',
    'application/json',
    'multipart/form-data',
    'multipart/form-data; boundary=x',
    '',
  ])
    expect((await postRaw(form, '{"name":"x"}', { 'content-type': type })).status, type).toBe(200)
  const file = new FormData()
  file.set('name', new File(['x'], 'x.txt'))
  file.set(OWN.stamp, stamped(form)[OWN.stamp] ?? '')
  expect((await postRaw(form, file)).status).toBe(422)
  const after = await fingerprint()
  for (const table of Object.keys(after).filter((name) => !name.includes('rate_limit')))
    expect(after[table], table).toBe(before[table])
})

test('lines, markup and half characters in an answer stay what they are: text', async () => {
  const form = await aForm(world)
  await post(form, { name: 'An\r\nBcc: moi@nguoi.test\0\u202e', description: '<script>alert(1)</script>\0' })
  expect(await newest()).toMatchObject({
    name: 'An Bcc: moi@nguoi.test',
    description: '<script>alert(1)</script>',
  })
})

test('a form is embedded by any page, runs no script, sets no cookie, and is gone with its key or its company', async () => {
  const form = await aForm(world, { redirectUrl: 'https://cam-on.test/xong', title: '</title><script>' })
  const shown = await show(form)
  const policy = shown.headers.get('content-security-policy') ?? ''
  expect(policy).toMatch(/default-src 'none'.*form-action 'self' https:\/\/cam-on\.test;.*frame-ancestors \*/)
  expect(shown.headers.get('set-cookie')).toBeNull()
  expect(await shown.text()).not.toContain('<script')
  expect((await post(form, { name: 'Đi tiếp' })).headers.get('location')).toBe('https://cam-on.test/xong')
  await execute(renewWebForm, world.admin, { id: form.id, version: 1 })
  expect([(await show(form)).status, (await post(form, { name: 'Cũ' })).status]).toEqual([404, 404])
  const [row] = await asOwner<{ key: string }>('select public_key as key from web_form where id = $1', [
    form.id,
  ])
  const renewed = { id: form.id, key: row?.key ?? '' }
  expect((await show(renewed)).status).toBe(200)
  await execute(webFormCommands.update, world.admin, { id: form.id, version: 2, patch: { isActive: false } })
  expect((await show(renewed)).status).toBe(404)
  for (const key of ['', '..', "' or true", 'x'.repeat(32)]) expect((await show({ key })).status).toBe(404)
})
