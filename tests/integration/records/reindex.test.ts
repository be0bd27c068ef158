import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { searchToken } from '@/db/schema'
import { execute } from '@/lib/kernel/command'
import { database, reading } from '@/lib/kernel/database'
import { newId } from '@/lib/kernel/id'
import { opportunities } from '@/lib/opportunities/entity'
import { listRecords } from '@/lib/records/query'
import { reindexAll, reindexSome } from '@/lib/records/reindex'
import { asOwner } from '@/tests/support/owner'
import { aCard, aWorld, type World } from '@/tests/support/world'

const hiding = ({ manager }: World) => ({
  ...manager,
  fieldRights: { opportunity: { contactEmail: 'hidden' as const } },
})

test('tokens from before fields were kept are written anew, and those of records that went are taken away', async () => {
  const world = await aWorld()
  const id = await aCard(world.manager, { title: 'Xưa cũ', contactEmail: 'kin@xua.test' })
  const workspaceId = world.manager.workspace.id
  await asOwner(`delete from search_token where workspace_id = '${workspaceId}' and field <> 'title'`)
  await asOwner(`update search_token set field = '' where workspace_id = '${workspaceId}'`)
  await asOwner(
    `insert into search_token (workspace_id, entity, token, record_id) values ('${workspaceId}', 'opportunity', 'ma', '${newId()}')`,
  )
  const found = async (who: World['manager'], search: string) =>
    (await reading(who, (tx) => listRecords(tx, who, opportunities, { search }))).rows.map((row) => row.id)
  expect(await found(hiding(world), 'xua')).toEqual([])

  await reindexAll(workspaceId)
  expect(await found(hiding(world), 'xua cu')).toEqual([id])
  expect(await found(hiding(world), 'kin')).toEqual([])
  expect(await found(world.manager, 'kin')).toEqual([id])
  const left = await database().transact({ workspaceId }, (tx) =>
    tx
      .select()
      .from(searchToken)
      .where(and(eq(searchToken.workspaceId, workspaceId), eq(searchToken.field, ''))),
  )
  expect(left).toEqual([])
})

test('only the product does so', async () => {
  const { admin } = await aWorld()
  await expect(execute(reindexSome, admin, {})).rejects.toMatchObject({ code: 'not_found' })
})
