import { expect, test } from 'vitest'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { unitCommands } from '@/lib/organisation/commands'
import { asOwner } from '@/tests/support/owner'
import { aCard, aWorld } from '@/tests/support/world'

const placeOf = async (card: string) =>
  (
    await asOwner<{ owner: string; team: string }>(
      'select owner_id as owner, team_id as team from opportunity where id = $1',
      [card],
    )
  )[0]

test('[ED-46][ED-47] a new card is its maker’s and of their branch’s team, unless told otherwise', async () => {
  const { admin, rep, stranger, teams, units, workspace } = await aWorld()
  expect(await placeOf(await aCard(rep))).toEqual({ owner: rep.id, team: teams[0] })
  expect(await placeOf(await aCard(stranger))).toEqual({ owner: stranger.id, team: teams[1] })
  expect(await placeOf(await aCard(admin, { ownerId: rep.id, teamId: teams[1] }))).toEqual({
    owner: rep.id,
    team: teams[1],
  })

  const south = { name: 'Miền Nam', kind: 'company', parentId: units[0] }
  const { data } = await execute(unitCommands.create, admin, south)
  await asOwner('update sales_team set company_id = $2 where id = $1', [teams[1], data.id])
  await asOwner('insert into team_member (workspace_id, team_id, member_id) values ($1, $2, $3)', [
    workspace.id,
    teams[1],
    rep.id,
  ])
  const movedTo = (path: string[]): Actor => ({
    ...rep,
    teamIds: teams,
    standing: { ...rep.standing, path },
  })
  expect(await placeOf(await aCard(movedTo([data.id, units[0]])))).toMatchObject({ team: teams[1] })
  expect(await placeOf(await aCard(movedTo([units[1], units[0]])))).toMatchObject({ team: teams[0] })
})
