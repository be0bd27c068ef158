import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { database } from '@/lib/kernel/database'
import { append } from '@/lib/kernel/event'
import { newId } from '@/lib/kernel/id'
import { asOwner } from '@/tests/support/owner'
import { aCard, aWorld } from '@/tests/support/world'

test('the role of the application can neither change nor delete a line of the log', async () => {
  const { workspace, admin } = await aWorld()
  await aCard(admin)
  const attempts = [
    sql`update event set actor_name = 'somebody else'`,
    sql`update event set after = null where type = 'created'`,
    sql`delete from event`,
    sql`truncate event`,
  ]
  for (const attempt of attempts) {
    const tried = database().transact({ workspaceId: workspace.id }, (tx) => tx.execute(attempt))
    await expect(tried).rejects.toMatchObject({ cause: { message: expect.stringContaining('denied') } })
    const asIdentity = database().transact('identity', (tx) => tx.execute(attempt))
    await expect(asIdentity).rejects.toMatchObject({ cause: { message: expect.stringContaining('denied') } })
  }
})

test('values of secret fields are not written, only whether there is one', async () => {
  const { workspace, admin } = await aWorld()
  const requestId = newId()
  const secrets = { passwordSealed: 'v1.a', tokenHash: 'ab', recoveryCodes: ['1'], hasPassword: true }
  await database().transact({ workspaceId: workspace.id }, (tx) =>
    append(tx, admin, requestId, [
      { entity: 'x', recordId: newId(), type: 'updated', before: { ...secrets, name: 'a' }, after: secrets },
    ]),
  )
  const rows = await asOwner('select before, after from event where request_id = $1', [requestId])
  expect(rows).toEqual([{ before: { hasPassword: true, name: 'a' }, after: { hasPassword: true } }])
})
