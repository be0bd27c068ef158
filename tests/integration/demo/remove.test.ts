import { beforeAll, expect, test } from 'vitest'
import { removeDemo } from '@/lib/demo/remove'
import { seedDemo } from '@/lib/demo/seed'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import type { Preset } from '@/lib/kernel/policy'
import { createOpportunity, updateOpportunity } from '@/lib/opportunities/commands'
import { asOwner, fingerprint } from '@/tests/support/owner'
import { anActor, aWorld } from '@/tests/support/world'

const databaseUrl = process.env.DATABASE_URL ?? ''
const count = async (sql: string) =>
  Number((await asOwner<{ n: string }>(`select count(*) as n ${sql}`))[0]?.n)

let admin: Actor
let manager: Actor

beforeAll(async () => {
  await seedDemo({ databaseUrl, password: 'demo password' })
  admin = await demoActor('administrator')
  manager = await demoActor('manager')
})

test('a manager may not remove the demo, and a workspace that is none has nothing to remove', async () => {
  const world = await aWorld()
  const before = await fingerprint()
  await expect(execute(removeDemo, manager, {})).rejects.toThrow('forbidden')
  await expect(execute(removeDemo, world.admin, {})).rejects.toThrow('not_found')
  expect(await fingerprint()).toEqual(before)
})

test('removal takes what seeding made and leaves what people made', async () => {
  const world = await aWorld()
  await execute(createOpportunity, world.admin, { title: 'Next door' })
  const { data: own } = await execute(createOpportunity, admin, { title: 'Made by a person' })
  const [made] = await asOwner<{ id: string; version: number }>(
    `select id, version from opportunity where status = 'open' and id <> $1 limit 1`,
    [own.id],
  )
  await execute(updateOpportunity, admin, { ...made, patch: { title: 'Touched by a person' } })
  const setup = async () => {
    const tables = await fingerprint()
    return ['member', 'stage', 'sales_team', 'alias', 'tag'].map((name) => tables[`public.${name}`])
  }
  const before = await setup()

  const { data } = await execute(removeDemo, admin, {})

  expect(data).toEqual({ opportunities: 300, messages: expect.any(Number) })
  const left = await asOwner('select title from opportunity order by title')
  expect(left).toEqual([{ title: 'Made by a person' }, { title: 'Next door' }])
  for (const table of ['message', 'opportunity_tag', 'account', 'contact', 'lead'])
    expect(await count(`from ${table}`)).toBe(0)
  expect(await count('from opportunity_span')).toBe(2)
  expect(await count(`from event where entity in ('opportunity', 'account', 'contact', 'lead')`)).toBe(2)
  expect(
    await count('from search_token t where not exists (select from opportunity o where o.id = t.record_id)'),
  ).toBe(0)
  expect(await setup()).toEqual(before)
})

test('it can be removed once, and no start brings it back', async () => {
  await expect(execute(removeDemo, admin, {})).rejects.toThrow('not_found')
  await seedDemo({ databaseUrl, password: 'demo password' })
  expect(await count('from opportunity')).toBe(2)
})

async function demoActor(role: Preset): Promise<Actor> {
  const [row] = await asOwner<{ id: string; name: string; workspaceId: string }>(
    `select m.id, m.name, w.workspace_id as "workspaceId" from member m join workspace w using (workspace_id)
     where w.is_demo and exists (select from member_group mg join permission_group g on g.id = mg.group_id
       where mg.member_id = m.id and g.preset = $1) order by m.email limit 1`,
    [role],
  )
  if (!row) throw new Error('no demo')
  const workspace = {
    id: row.workspaceId,
    name: '',
    slug: 'demo',
    currency: 'VND',
    timeZone: 'UTC',
    isDemo: true,
  }
  return anActor(workspace, row.id, row.name, role)
}
