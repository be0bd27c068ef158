import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { type Entity, entities } from '@/lib/kernel/entity'
import { allCommands } from './everything'
import { asOwner } from './owner'

/** Every kind of record with pages of its own that people own: whatever is declared so is swept. */
export const kinds = (): Entity[] => [...entities.values()].filter(({ path, table }) => path && table.ownerId)

type Standing = { name: string; ownerId: string | null; teamId: string | null }

/** Makes a record of any kind by its own command, with no more than it must have; gives its id. */
export async function aRecord(kind: Entity, by: Actor, { name, ...holders }: Standing): Promise<string> {
  const values = { ...mustHave(kind), [kind.title]: name, ...holders }
  const { data } = await execute(commandOf(kind, 'create'), by, values)
  return (data as { id: string }).id
}

const mustHave = ({ fields }: Entity) =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, { required, options }]) =>
      required ? [[name, options?.[0] ?? 'Sample']] : [],
    ),
  )

/** Deletes one: into the bin, or for ever. */
export async function deleteRecord(kind: Entity, by: Actor, id: string, isForEver = false): Promise<void> {
  const [row] = await asOwner<{ version: number }>(`select version from "${kind.name}" where id = $1`, [id])
  const version = row?.version ?? 0
  await execute(commandOf(kind, 'delete'), by, { id, version })
  if (isForEver) await execute(commandOf(kind, 'purge'), by, { items: [{ id, version: version + 1 }] })
}

function commandOf({ name }: Entity, verb: string) {
  const found = allCommands().find((each) => each.name === `${name}.${verb}`)
  if (!found) throw new Error(`${name} has no command to ${verb}`)
  return found
}
