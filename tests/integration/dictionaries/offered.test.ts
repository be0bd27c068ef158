import { expect, test } from 'vitest'
import { lostReasonCommands, teamCommands } from '@/lib/dictionaries/commands'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { opportunities } from '@/lib/opportunities/entity'
import { optionsFor } from '@/lib/records/options'
import { aWorld } from '../../support/world'

const world = await aWorld()
const offered = async (entity: string) => {
  const options = await reading(world.rep, (tx) => optionsFor(tx, world.rep, opportunities))
  return options[entity]?.filter(({ isArchived }) => !isArchived).map(({ id }) => id) ?? []
}

test('a team without opportunities, or archived, is known on opportunities but not offered', async () => {
  const [first, second] = world.teams
  expect(await offered('sales_team')).toEqual([first, second])
  await execute(teamCommands.update, world.admin, {
    id: first,
    version: 1,
    patch: { hasOpportunities: false },
  })
  expect(await offered('sales_team')).toEqual([second])
  await execute(teamCommands.archive, world.admin, { id: second, version: 1 })
  expect(await offered('sales_team')).toEqual([])
})

test('an inactive lost reason is not offered', async () => {
  const [first = '', ...rest] = await offered('lost_reason')
  await execute(lostReasonCommands.update, world.manager, {
    id: first,
    version: 1,
    patch: { isActive: false },
  })
  expect(await offered('lost_reason')).toEqual(rest)
})
