import { expect, test } from 'vitest'
import { executeIdentity } from '@/lib/identity/identity-command'
import { listMemberships } from '@/lib/identity/queries'
import { signUp } from '@/lib/identity/sign-up'
import { loadVisit } from '@/lib/kernel/session'
import { asOwner, fingerprint } from '@/tests/support/owner'
import { eventsOf, PASSWORD, signedIn, stranger } from './people'

process.env.SIGNUP = 'open'

const form = (more: Record<string, unknown> = {}) => ({
  company: 'Công ty TNHH Ánh Dương',
  name: 'Trần Thị Bích',
  email: 'bich@anhduong.test',
  phone: '0912 345 678',
  password: PASSWORD,
  locale: 'en',
  ...more,
})
const send = (more: Record<string, unknown> = {}, ip: string | null = null) =>
  executeIdentity(signUp, stranger({ ip }), form(more))

test('[CS-05] the trial form opens a workspace that is ready to work in, and signs its founder in', async () => {
  const { status, sessionId } = await send()
  const visit = await loadVisit(sessionId)
  expect(status).toBe('active')
  expect(visit?.person).toMatchObject({ name: 'Trần Thị Bích', email: 'bich@anhduong.test', locale: 'en' })
  expect(visit?.actor).toMatchObject({ groups: ['Quản trị'], workspace: { slug: 'cong-ty-tnhh-anh-duong' } })
  const id = visit?.actor?.workspace.id ?? ''
  const [row] = await asOwner<{ contact: object; stages: number; teams: number }>(
    `select contact, (select count(*)::int from stage s where s.workspace_id = w.workspace_id) as stages,
       (select count(*)::int from sales_team t where t.workspace_id = w.workspace_id) as teams
     from workspace w where workspace_id = $1`,
    [id],
  )
  expect(row).toEqual({ contact: { phone: '+84912345678' }, stages: 6, teams: 1 })
  expect(await eventsOf(id, 'created')).toMatchObject([
    { entity: 'workspace', record_id: id, actor_id: visit?.actor?.id },
  ])
})

test('who has a login founds another company with its password, and nobody else does', async () => {
  const before = await fingerprint()
  await expect(send({ company: 'Second', password: 'not her password' })).rejects.toMatchObject({
    fields: { email: { key: 'emailTaken' } },
  })
  // The refused try itself is counted, kept, and told to the companies of that login.
  const {
    'public.rate_limit': _,
    'public.sign_in_try': __,
    'public.event': ___,
    ...kept
  } = await fingerprint()
  expect(before).toMatchObject(kept)

  const { sessionId, loginId } = await send({ company: 'Second' })
  expect((await loadVisit(sessionId))?.actor?.workspace.name).toBe('Second')
  expect(await listMemberships(loginId)).toHaveLength(2)
})

test('a form sent twice at once makes one login and one answer for each', async () => {
  const twin = { company: 'Twins', email: 'twin@example.test' }
  const results = await Promise.allSettled([send(twin), send(twin)])
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { fields: { email: { key: 'emailTaken' } } },
  })
  const [count] = await asOwner('select count(*)::int as n from login where email = $1', [twin.email])
  expect(count).toEqual({ n: 1 })
})

test('companies of one name get addresses of their own', async () => {
  await send({ company: 'Hà Nội', email: 'a@hanoi.test' })
  await send({ company: 'HA NOI!', email: 'b@hanoi.test' })
  const rows = await asOwner<{ slug: string }>(
    `select slug from workspace where slug like 'ha-noi%' order by 1`,
  )
  expect(rows.map(({ slug }) => slug)).toEqual(['ha-noi', expect.stringMatching(/^ha-noi-[0-9a-f]{6}$/)])
})

test.each([
  ['company', ' ', 'required'],
  ['name', '\u200b', 'required'],
  ['email', 'bich＠anhduong.test', 'email'],
  ['email', '"bich"@anhduong.test', 'email'],
  ['email', 'bich@anhduong.test@evil.test', 'email'],
  ['phone', '12', 'phone'],
  ['password', 'ngắn', 'tooShort'],
  ['password', '1234567890', 'weakPassword'],
])('a %s of %j is refused at its field', async (field, value, key) => {
  await expect(send({ email: 'new@example.test', [field]: value })).rejects.toMatchObject({
    fields: { [field]: { key } },
  })
})

test('one address founds at most ten workspaces in an hour', async () => {
  const found = (at: number) =>
    send({ company: `Many ${at}`, email: `many${at}@example.test` }, '203.0.113.9')
  const codes: string[] = []
  for (let at = 0; at < 11; at++)
    codes.push(
      await found(at).then(
        () => 'made',
        ({ code }) => code,
      ),
    )
  expect(codes).toEqual([...Array(10).fill('made'), 'limited'])
})

test('signing in later leads to the company used last', async () => {
  const { sessionId } = await signedIn('bich@anhduong.test')
  expect((await loadVisit(sessionId))?.actor?.workspace.name).toBe('Second')
})
