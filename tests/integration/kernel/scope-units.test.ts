import { beforeAll, expect, test } from 'vitest'
import type { Actor, Standing } from '@/lib/kernel/actor'
import { reading } from '@/lib/kernel/database'
import { newId } from '@/lib/kernel/id'
import type { Grants, Reach } from '@/lib/kernel/policy'
import { reaches } from '@/lib/kernel/scope'
import { loadVisit } from '@/lib/kernel/session'
import { opportunities } from '@/lib/opportunities/entity'
import { countRecords, listRecords } from '@/lib/records/query'
import { signedIn, withPassword } from '@/tests/integration/identity/people'
import { asOwner } from '@/tests/support/owner'
import { aCard, aWorld, type World } from '@/tests/support/world'

let world: World
const unit: Record<string, string> = {}

/** A company with two branches, a department in the first; everybody but the administrator sits somewhere. */
beforeAll(async () => {
  world = await aWorld()
  const { admin, rep, manager, stranger, reader } = world
  const plant = async (name: string, parent?: string) => {
    unit[name] = newId()
    await asOwner(
      'insert into org_unit (workspace_id, id, name, parent_id, kind) values ($1, $2, $3, $4, $5)',
      [world.workspace.id, unit[name], name, parent ? unit[parent] : world.units[0], 'branch'],
    )
  }
  await plant('group')
  await plant('north', 'group')
  await plant('north sales', 'north')
  await plant('south', 'group')
  await seat(rep, 'north sales')
  await seat(manager, 'north')
  await seat(stranger, 'south')
  await seat(reader, 'group')
  for (const owner of [admin, rep, manager, stranger])
    await aCard(admin, { title: owner.name, ownerId: owner.id, teamId: null })
})

const seat = ({ id }: Actor, name: string) =>
  asOwner('update member set unit_id = $2 where id = $1', [id, unit[name]])

async function seen(actor: Actor): Promise<string[]> {
  return reading(actor, async (tx) => {
    const { rows } = await listRecords(tx, actor, opportunities, {})
    expect(await countRecords(tx, actor, opportunities)).toBe(rows.length)
    return rows.map(({ title }) => String(title)).sort()
  })
}

const standing = (own: string, below: string[], headed: string[] = []): Standing => ({
  unitId: unit[own] ?? null,
  path: [],
  below: below.map((name) => unit[name] ?? ''),
  headed: headed.map((name) => unit[name] ?? ''),
})

const reachingBy = (...reach: Reach[]): Grants => ({ 'opportunity:read': reach })

test('a unit sees what its own people own, and below also the units under it', async () => {
  const place = standing('north', ['north', 'north sales'])
  const manager = { ...world.manager, teamIds: [], standing: place }
  expect(await seen({ ...manager, grants: reachingBy('own') })).toEqual(['Manager'])
  expect(await seen({ ...manager, grants: reachingBy('unit') })).toEqual(['Manager'])
  expect(await seen({ ...manager, grants: reachingBy('below') })).toEqual(['Manager', 'Rep'])
  expect(await seen({ ...manager, grants: {} })).toEqual([])
})

test('[CS-19] the head of a unit sees and manages what the units below own, whatever the group says', async () => {
  await asOwner('update org_unit set head_id = $1 where id = $2', [world.reader.id, unit.north])
  await asOwner('update member_group set group_id = $2 where member_id = $1', [
    world.reader.id,
    world.groups.representative,
  ])
  const { sessionId } = await signedIn(await withPassword(world.reader.id))
  const head = (await loadVisit(sessionId))?.actor
  expect(head?.standing).toMatchObject({ unitId: unit.group })
  expect([...(head?.standing.path ?? [])].sort()).toEqual([world.units[0], unit.group].sort())
  expect([...(head?.standing.headed ?? [])].sort()).toEqual([unit.north, unit['north sales']].sort())
  expect(head && (await seen(head))).toEqual(['Manager', 'Rep'])

  await asOwner('update org_unit set head_id = null where id = $1', [unit.north])
  const after = (await loadVisit(sessionId))?.actor
  expect(after && (await seen(after))).toEqual([])
})

test('a share reaches the person, the team or the unit below it, until it ends', async () => {
  const { rows } = await reading(world.admin, (tx) => listRecords(tx, world.admin, opportunities, {}))
  const id = rows.find(({ title }) => title === 'Founder')?.id
  const { sessionId } = await signedIn(await withPassword(world.rep.id))
  const rep = async () => {
    const actor = (await loadVisit(sessionId))?.actor
    if (!actor) throw new Error('signed out')
    return seen(actor)
  }
  const share = (kind: string, grantee: string | null | undefined, ends: string | null) =>
    asOwner(
      `insert into record_share (workspace_id, id, entity, record_id, grantee_kind, grantee_id, ends_at)
       values ($1, $2, 'opportunity', $3, $4, $5, $6)`,
      [world.workspace.id, newId(), id, kind, grantee, ends],
    )
  const clear = () => asOwner('delete from record_share where workspace_id = $1', [world.workspace.id])
  expect(await rep()).toEqual(['Rep'])
  for (const [kind, grantee] of [
    ['member', world.rep.id],
    ['team', world.teams[0]],
    ['unit', unit['north sales']],
    ['unit', unit.group],
  ] as const) {
    await share(kind, grantee, null)
    expect(await rep(), kind).toEqual(['Founder', 'Rep'])
    await clear()
  }
  await share('unit', unit.south, null)
  await share('member', world.rep.id, '2020-01-01')
  expect(await rep()).toEqual(['Rep'])
  await clear()
})

test('values in hand are judged by the same rule', async () => {
  const place = standing('north', ['north', 'north sales'])
  const manager = { ...world.manager, standing: place, grants: reachingBy('below') }
  const holders = [
    { ownerId: world.rep.id },
    { ownerId: world.stranger.id },
    { ownerId: null, teamId: world.teams[0] },
    { ownerId: null, teamId: world.teams[1] },
    {},
  ]
  const judged = await reading(manager, (tx) => reaches(tx, manager, 'opportunity:read', holders))
  expect(judged).toEqual([true, false, true, false, false])
})
