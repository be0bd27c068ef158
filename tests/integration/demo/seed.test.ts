import { verify } from '@node-rs/argon2'
import { expect, test } from 'vitest'
import { LOGINS } from '@/lib/demo/company'
import { seedDemo } from '@/lib/demo/seed'
import { asOwner, fingerprint } from '@/tests/support/owner'

const databaseUrl = process.env.DATABASE_URL ?? ''
const count = async (sql: string) =>
  Number((await asOwner<{ n: string }>(`select count(*) as n ${sql}`))[0]?.n)
const hashes = () =>
  asOwner<{ email: string; hash: string | null }>(
    'select email, password_hash as hash from login order by email',
  )

test('two starts at once seed one demo workspace with a year of sales', async () => {
  await Promise.all([1, 2].map(() => seedDemo({ databaseUrl, password: 'first password' })))

  expect(await count('from workspace where is_demo')).toBe(1)
  expect(await count('from member')).toBe(8)
  expect(await count('from sales_team')).toBe(3)
  expect(await count('from stage')).toBe(6)
  expect(await count('from opportunity')).toBe(300)
  expect(await count(`from message where direction = 'in'`)).toBeGreaterThan(30)
  expect(await count(`from opportunity where created_at < now() - interval '330 days'`)).toBeGreaterThan(0)
  expect(await count('from event where at > now()')).toBe(0)
})

test('every card has its log, its time and its search tokens', async () => {
  const steps = `(select count(*) from event e where e.record_id = o.id and e.type not like 'message.%')`
  expect(await count(`from opportunity o where version <> ${steps}`)).toBe(0)
  expect(
    await count(`from opportunity o where 1 <> (select count(*) from opportunity_span s
      where s.opportunity_id = o.id and s.valid_to is null and s.stage_id = o.stage_id and s.probability = o.probability)`),
  ).toBe(0)
  expect(
    await count(`from opportunity o where not exists (select from search_token t where t.record_id = o.id)`),
  ).toBe(0)
  expect(await count(`from (select from opportunity group by stage_id, rank having count(*) > 1) same`)).toBe(
    0,
  )
  expect(
    await count(
      `from message m where not exists (select from event e where e.after ->> 'messageId' = m.id::text)`,
    ),
  ).toBe(0)
})

test('only the shown logins have a password, and a second start changes nothing', async () => {
  expect((await hashes()).filter(({ hash }) => hash !== null).map(({ email }) => email)).toEqual(
    [...LOGINS].sort(),
  )
  const before = await fingerprint()
  await seedDemo({ databaseUrl, password: 'first password' })
  expect(await fingerprint()).toEqual(before)
})

test('another demo password replaces that of the shown logins', async () => {
  await seedDemo({ databaseUrl, password: 'second password' })
  for (const { hash } of (await hashes()).filter((each) => each.hash !== null)) {
    expect(await verify(hash ?? '', 'second password')).toBe(true)
  }
})
