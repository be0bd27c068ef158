import { expect, test } from 'vitest'
import { teamCommands } from '@/lib/dictionaries/commands'
import { execute } from '@/lib/kernel/command'
import { newId } from '@/lib/kernel/id'
import { undo } from '@/lib/records/undo'
import { asOwner, fingerprint } from '../../support/owner'
import { aWorld } from '../../support/world'

process.env.ALIAS_DOMAINS = 'Shared.example, other.example'

const world = await aWorld('hoa-sen')
const other = await aWorld('sao-mai')
const own = 'hoa-sen.localhost'

const MAIL = { ownerRule: 'leader', bulkPolicy: 'hold' }

const routes = (team: string) =>
  asOwner<{ address: string; status: string }>('select address, status from alias where team_id = $1', [team])

const aTeam = async (values: Record<string, unknown>, { admin }: Pick<typeof world, 'admin'> = world) =>
  (await execute(teamCommands.create, admin, { name: `Team ${newId()}`, ...MAIL, ...values })).data

const demo = ({ admin }: Pick<typeof world, 'admin'>) => ({
  admin: { ...admin, workspace: { ...admin.workspace, isDemo: true } },
})

const refused = (alias: string, key: string, { admin }: Pick<typeof world, 'admin'> = world) =>
  expect(
    execute(teamCommands.create, admin, { name: `Team ${newId()}`, ...MAIL, alias }),
    alias,
  ).rejects.toMatchObject({ code: 'invalid', fields: { alias: { key } } })

test('a plain local part is completed to the own subdomain and routed, not tested yet', async () => {
  const { id } = await aTeam({ alias: ' Bán Hàng ' })
  expect(await routes(id)).toEqual([{ address: `ban-hang@${own}`, status: 'not_tested' }])
  const [team] = await asOwner('select alias from sales_team where id = $1', [id])
  expect(team).toEqual({ alias: `ban-hang@${own}` })
})

test('reserved words, odd local parts and foreign domains are refused', async () => {
  const before = await fingerprint()
  for (const word of ['postmaster', 'Mailer-Daemon', 'bounce', 'catchall', 'abuse', 'noreply']) {
    await refused(word, 'aliasReserved')
  }
  for (const odd of ['a..b', '.a', 'a b@c@d', 'a+b', '"a"', `${'x'.repeat(65)}`])
    await refused(odd, 'aliasLocal')
  for (const domain of ['sao-mai.localhost', 'localhost', 'demo.test', 'gmail.com']) {
    await refused(`sales@${domain}`, 'aliasDomain')
  }
  expect(await fingerprint()).toEqual(before)
})

test('another domain is allowed once proven, in the demo, or by the operator', async () => {
  await refused('sales@proven.example', 'aliasDomain')
  const insert = `insert into mail_domain (workspace_id, id, name, proof, proved_at) values ($1, $2, $3, 'x', $4)`
  await asOwner(insert, [world.workspace.id, newId(), 'proven.example', null])
  await refused('sales@proven.example', 'aliasDomain')
  await asOwner(`update mail_domain set proved_at = now() where name = 'proven.example'`)
  expect(await routes((await aTeam({ alias: 'sales@proven.example' })).id)).toHaveLength(1)
  await refused('sales@proven.example', 'aliasDomain', other)

  expect(await routes((await aTeam({ alias: 'sales@demo.test' }, demo(other))).id)).toHaveLength(1)
  expect(await routes((await aTeam({ alias: 'sales@shared.example' })).id)).toHaveLength(1)
})

test("another workspace's claim is a duplicate, whoever holds it", async () => {
  await aTeam({ alias: 'taken@demo.test' }, demo(other))
  const before = await fingerprint()
  await refused('taken@demo.test', 'duplicate', demo(world))
  await refused('taken@demo.test', 'duplicate', demo(other))
  expect(await fingerprint()).toEqual(before)
})

test('a new address is untested again; the routing follows edits, archiving and undo', async () => {
  const { id } = await aTeam({ alias: 'first' })
  await asOwner(`update alias set status = 'valid' where team_id = $1`, [id])
  await execute(teamCommands.update, world.admin, { id, version: 1, patch: { name: 'Renamed' } })
  expect(await routes(id)).toEqual([{ address: `first@${own}`, status: 'valid' }])

  await execute(teamCommands.update, world.admin, { id, version: 2, patch: { alias: 'second' } })
  expect(await routes(id)).toEqual([{ address: `second@${own}`, status: 'not_tested' }])

  const archived = await execute(teamCommands.archive, world.admin, { id, version: 3 })
  expect(await routes(id)).toEqual([])
  await execute(undo, world.admin, { requestId: archived.requestId })
  expect(await routes(id)).toEqual([{ address: `second@${own}`, status: 'not_tested' }])

  await execute(teamCommands.remove, world.admin, { id, version: 5 })
  expect(await routes(id)).toEqual([])
})

test('a team without opportunities has no alias', async () => {
  const { id } = await aTeam({ alias: 'briefly' })
  await execute(teamCommands.update, world.admin, { id, version: 1, patch: { hasOpportunities: false } })
  expect(await routes(id)).toEqual([])
  const [team] = await asOwner('select alias from sales_team where id = $1', [id])
  expect(team).toEqual({ alias: null })

  const none = await aTeam({ alias: 'nothing', hasOpportunities: false })
  expect(await routes(none.id)).toEqual([])
})
