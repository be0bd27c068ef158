import { expect, test } from 'vitest'
import { teamCommands } from '@/lib/dictionaries/commands'
import {
  addDomain,
  checkDomain,
  listDomains,
  lookUp,
  proveDomain,
  removeDomain,
} from '@/lib/dictionaries/domains'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { asOwner, fingerprint } from '../../support/owner'
import { aWorld } from '../../support/world'

const world = await aWorld()
const other = await aWorld()
const { admin, workspace } = world

const add = async (name: string) => (await execute(addDomain, admin, { name })).data.id
const found = async (id: string) =>
  (await reading(admin, (tx) => listDomains(tx, admin))).find((domain) => domain.id === id)

test('a domain counts once its TXT record carries the proof, and then aliases may use it', async () => {
  const id = await add(' Hoa-Sen.VN ')
  const domain = await found(id)
  expect(domain).toMatchObject({
    name: 'hoa-sen.vn',
    provedAt: null,
    proof: expect.stringMatching(/^[0-9a-f]{32}$/),
  })

  for (const records of [
    [],
    [['v=spf1 -all']],
    [[`cohoi-verify=${'0'.repeat(32)}`]],
    [[`${domain?.proof}`]],
  ]) {
    await lookUp(workspace.id, id, async () => records)
    expect(await found(id)).toMatchObject({ provedAt: null })
  }
  await lookUp(workspace.id, id, () => Promise.reject(new Error('ENOTFOUND')))
  expect(await found(id)).toMatchObject({ provedAt: null })

  const asked: string[] = []
  await lookUp(workspace.id, id, async (name) => {
    asked.push(name)
    return [['v=spf1 -all'], ['cohoi-', `verify=${domain?.proof}`]]
  })
  expect(asked).toEqual(['hoa-sen.vn'])
  expect(await found(id)).toMatchObject({ provedAt: expect.any(Date), version: 2 })
  const events = await asOwner('select type from event where record_id = $1 order by seq', [id])
  expect(events.map(({ type }) => type)).toEqual(['created', 'proved'])

  const team = { name: 'Hoa Sen', alias: 'sales@hoa-sen.vn', ownerRule: 'leader', bulkPolicy: 'hold' }
  await execute(teamCommands.create, admin, team)
  await expect(execute(removeDomain, admin, { id, version: 2 })).rejects.toMatchObject({
    words: { key: 'inUse' },
  })
})

test('a check is queued for the domain, and a domain nobody uses goes', async () => {
  const id = await add('sen.vn')
  await execute(checkDomain, admin, { id })
  const jobs = await asOwner(`select 1 from graphile_worker._private_jobs j where j.key = $1`, [
    `${workspace.id}:mail_domain:${id}`,
  ])
  expect(jobs).toHaveLength(1)
  await execute(removeDomain, admin, { id, version: 1 })
  expect(await found(id)).toBeUndefined()
})

test('others can neither claim, check, prove nor remove', async () => {
  const id = await add('rieng.vn')
  const domain = await found(id)
  const before = await fingerprint()
  for (const actor of [world.manager, world.rep, world.reader]) {
    const forbidden = { code: 'forbidden' }
    await expect(execute(addDomain, actor, { name: 'x.vn' })).rejects.toMatchObject(forbidden)
    await expect(execute(checkDomain, actor, { id })).rejects.toMatchObject(forbidden)
    await expect(execute(removeDomain, actor, { id, version: 1 })).rejects.toMatchObject(forbidden)
  }
  const missing = { code: 'not_found' }
  await expect(execute(checkDomain, other.admin, { id })).rejects.toMatchObject(missing)
  await expect(execute(removeDomain, other.admin, { id, version: 1 })).rejects.toMatchObject(missing)
  const proof = { id, proof: domain?.proof }
  for (const actor of [admin, other.admin])
    await expect(execute(proveDomain, actor, proof)).rejects.toMatchObject(missing)
  for (const name of ['', 'localhost', 'a b.vn', '-a.vn', 'rieng.vn', `${workspace.slug}.localhost`])
    await expect(execute(addDomain, admin, { name }), name).rejects.toMatchObject({ code: 'invalid' })
  expect(await fingerprint()).toEqual(before)
})
