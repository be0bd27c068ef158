import { beforeAll, expect, test } from 'vitest'
import { dictionaries } from '@/lib/dictionaries/dictionary'
import { execute } from '@/lib/kernel/command'
import { saveRules } from '@/lib/record-rules/commands'
import { asOwner } from '@/tests/support/owner'
import { aWorld, type World } from '@/tests/support/world'
import { aForm, countsOf, leadsOf, post, show } from './support'

let world: World
beforeAll(async () => {
  world = await aWorld()
})

const person = { name: 'Nguyễn Văn An', phone: '0912 345 678', email: 'An@Khach.test' }

async function oneOf(table: string): Promise<string> {
  const [row] = await asOwner<{ id: string }>(
    `select id from ${table} where workspace_id = $1 order by position, id limit 1`,
    [world.workspace.id],
  )
  return row?.id ?? ''
}

test('[SB-06] what a form is sent becomes a lead with all that the form sets, and is told in the log', async () => {
  const sourceId = await oneOf('lead_source')
  await asOwner(
    `update sales_team set has_leads = true, leader_id = $2, owner_rule = 'leader' where id = $1`,
    [world.teams[0], world.manager.id],
  )
  const form = await aForm(world, {
    leadQualification: 'target',
    leadSourceId: sourceId,
    leadTeamId: world.teams[0],
    leadTagIds: [world.tags[0]],
  })
  const answer = await post(form, { ...person, description: 'Dòng một\r\nDòng hai' })
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe(`/f/${form.key}?sent`)
  const [lead] = await leadsOf(world)
  expect(lead).toMatchObject({
    name: 'Nguyễn Văn An',
    phone: '+84912345678',
    email: 'an@khach.test',
    description: 'Dòng một\nDòng hai',
    qualification: 'target',
    status: 'assigned',
    source_id: sourceId,
    team_id: world.teams[0],
    owner_id: world.manager.id,
    created_by: null,
  })
  expect(await asOwner('select tag_id from lead_tag where lead_id = $1', [lead?.id])).toEqual([
    { tag_id: world.tags[0] },
  ])
  const [told] = await asOwner<{ actor_name: string }>(
    'select actor_name, type from event where record_id = $1',
    [lead?.id],
  )
  expect(told?.actor_name).toMatch(/^Form /)
  expect(await countsOf(form)).toEqual({ received: 1, held: 0 })
})

test('members of a team take turns, and who has left is passed over', async () => {
  await asOwner(`update sales_team set owner_rule = 'round_robin' where id = $1`, [world.teams[0]])
  const form = await aForm(world, { leadTeamId: world.teams[0] })
  const members = (
    await asOwner<{ id: string }>('select member_id as id from team_member where team_id = $1 order by 1', [
      world.teams[0],
    ])
  ).map(({ id }) => id)
  expect(members.length).toBeGreaterThan(1)
  for (let turn = 0; turn <= members.length; turn++) await post(form, { name: `Lượt ${turn}` })
  const given = (await leadsOf(world)).filter(({ name }) => String(name).startsWith('Lượt'))
  expect(given.map((lead) => lead.owner_id)).toEqual([...members, members[0]])
  const gone = await aForm(world, { leadOwnerId: world.stranger.id })
  await asOwner('update member set is_active = false where id = $1', [world.stranger.id])
  await post(gone, { name: 'Không còn ai' })
  expect((await leadsOf(world)).at(-1)).toMatchObject({ name: 'Không còn ai', owner_id: null })
  await asOwner('update member set is_active = true where id = $1', [world.stranger.id])
})

test('mistakes are shown beside their fields with everything that was entered, and nothing is written', async () => {
  const form = await aForm(world, {
    questions: ['name', 'phone', 'email'].map((field) => ({ field, isRequired: true })),
  })
  const before = (await leadsOf(world)).length
  const answer = await post(form, { name: 'Lê <b>Thị</b> "Bình"', phone: '12', email: '' })
  const text = await answer.text()
  expect(answer.status).toBe(422)
  expect(text).toContain('value="Lê &lt;b&gt;Thị&lt;/b&gt; &quot;Bình&quot;"')
  expect(text).not.toContain('<b>Thị')
  expect(text).toMatch(/value="12"[\s\S]*Số điện thoại không hợp lệ/)
  expect(text).toMatch(/id="email"[^>]*aria-invalid="true"[\s\S]*Không được để trống/)
  expect(await leadsOf(world)).toHaveLength(before)
})

test('whom the company will not have twice is told on the lead that is there, and the visitor reads no difference', async () => {
  await execute(saveRules, world.admin, { kind: 'lead', required: [], distinct: ['phone'], version: 0 })
  const form = await aForm(world, { consentText: 'Tôi đồng ý nhận bản tin.', consentPurpose: 'Bản tin' })
  const before = (await leadsOf(world)).length
  const fresh = await post(form, { name: 'Người mới', phone: '0987000001' })
  const known = await post(form, {
    name: 'Tên khác',
    phone: '0912345678',
    description: 'Gọi lại nhé',
    _consent: '1',
  })
  expect([known.status, known.headers.get('location')]).toEqual([fresh.status, fresh.headers.get('location')])
  expect(await leadsOf(world)).toHaveLength(before + 1)
  const [twin] = await asOwner<{ id: string; name: string }>(
    `select id, name from lead where phone = '+84912345678'`,
  )
  expect(twin?.name).toBe('Nguyễn Văn An')
  const [told] = await asOwner(`select after from event where record_id = $1 and type = 'submitted'`, [
    twin?.id,
  ])
  expect(told).toMatchObject({ after: { name: 'Tên khác', description: 'Gọi lại nhé' } })
  expect(await asOwner(`select name from consent where workspace_id = $1`, [world.workspace.id])).toEqual([
    { name: 'Tên khác' },
  ])
  await execute(saveRules, world.admin, { kind: 'lead', required: [], distinct: [], version: 1 })
})

test('only a ticked box is consent, and its words and circumstances are the proof', async () => {
  const form = await aForm(world, {
    consentText: 'Tôi đồng ý nhận tin mỗi tháng.',
    consentPurpose: 'Khuyến mãi',
  })
  expect(await (await show(form)).text()).toMatch(
    /<input type="checkbox" id="_consent" name="_consent" value="1">/,
  )
  const consents = () =>
    asOwner(`select * from consent where workspace_id = $1 and purpose = 'Khuyến mãi'`, [world.workspace.id])
  await post(form, { name: 'Im lặng', phone: '0987000002' })
  expect(await consents()).toEqual([])
  const nobody = await post(form, { name: 'Không ai', _consent: '1' })
  expect(await nobody.text()).toMatch(/id="email"[^>]*aria-invalid[\s\S]*Nhập email hoặc số điện thoại/)
  await post(form, { name: 'Đã đồng ý', email: 'dong-y@khach.test', _consent: '1' })
  expect(await consents()).toEqual([
    expect.objectContaining({
      name: 'Đã đồng ý',
      email: 'dong-y@khach.test',
      wording: 'Tôi đồng ý nhận tin mỗi tháng.',
      is_explicit: true,
      proof: expect.stringMatching(/ô để trống trên biểu mẫu web “Form \d+”, lúc \d\d\/\d\d\/\d{4}/),
    }),
  ])
})

test('what else the company demands is asked too; what cannot be asked closes the form honestly', async () => {
  const form = await aForm(world)
  await execute(saveRules, world.admin, { kind: 'lead', required: ['companyName'], distinct: [], version: 2 })
  expect(await (await show(form)).text()).toContain('id="companyName"')
  const without = await post(form, { name: 'Thiếu công ty' })
  expect(await without.text()).toMatch(/id="companyName"[^>]*aria-invalid/)
  await execute(saveRules, world.admin, { kind: 'lead', required: ['potential'], distinct: [], version: 3 })
  await asOwner(
    `update record_rule set required = '["ownerId"]' where workspace_id = $1 and entity = 'lead'`,
    [world.workspace.id],
  )
  const closed = await post(form, { name: 'Không có người nhận' })
  expect(closed.status).toBe(422)
  expect(await closed.text()).toContain('hiện chưa nhận được')
  expect(await countsOf(form)).toEqual({ received: 0, held: 1 })
  await asOwner(`update record_rule set required = '[]' where workspace_id = $1`, [world.workspace.id])
})

test('a form asks for a name, leads only to https, and takes consent only from who can be named', async () => {
  const refused = (values: Record<string, unknown>, field: string) =>
    expect(aForm(world, values)).rejects.toMatchObject({ fields: { [field]: expect.anything() } })
  await refused({ questions: [{ field: 'phone', isRequired: true }] }, 'questions')
  await refused({ questions: [{ field: 'ownerId', isRequired: true }] }, 'questions')
  await refused({ redirectUrl: 'http://khong-an-toan.vn' }, 'redirectUrl')
  await refused({ redirectUrl: 'javascript:alert(1)' }, 'redirectUrl')
  const only = [{ field: 'name', isRequired: true }]
  await refused({ questions: only, consentText: 'Có', consentPurpose: 'Tin' }, 'questions')
  await refused({ consentText: 'Có' }, 'consentPurpose')
  expect(dictionaries.has('web_form')).toBe(true)
})
