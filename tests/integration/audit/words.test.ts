import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { execute } from '@/lib/kernel/command'
import en from '@/messages/en.json'
import vi from '@/messages/vi.json'
import { allCommands, loadEverything } from '@/tests/support/everything'
import { rehearse } from '@/tests/support/rehearsal'
import { acceptedBody, aSweptWorld } from '@/tests/support/sweep'

test('whatever a command writes into the log has words in both languages', async () => {
  await loadEverything()
  const world = await aSweptWorld()
  const kinds = new Set<string>()
  const types = new Set<string>()
  for (const definition of allCommands()) {
    const tried = rehearse(
      () => execute(definition, world.admin, acceptedBody(definition, world)),
      async (tx) => {
        const { rows } = await tx.execute<{ entity: string; type: string }>(
          sql`select distinct entity, type from event where workspace_id = ${world.workspace.id}`,
        )
        for (const { entity, type } of rows) {
          kinds.add(entity)
          types.add(type)
        }
      },
    )
    await tried.catch(() => null)
  }
  expect(types.size).toBeGreaterThan(20)
  for (const { audit } of [vi, en]) {
    expect([...kinds].filter((kind) => !Object.hasOwn(audit.kinds, kind))).toEqual([])
    expect([...types].filter((type) => typeof wordAt(audit.types, type) !== 'string')).toEqual([])
  }
}, 120_000)

const wordAt = (words: object, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((found, key) => (found as Record<string, unknown> | undefined)?.[key], words)
