import 'server-only'
import { z } from 'zod'
import { type Description, describe as descriptionOf, type Entity } from '@/lib/kernel/entity'
import { entityFor } from '@/lib/kernel/field-rights'
import { type Read, read } from '@/lib/kernel/read'
import { type Option, optionsFor } from './options'
import { type Relation, relationsOf } from './relations'

/** What filters by a kind of record are made of. */
export type FilterParts = {
  description: Description
  options: Record<string, Option[]>
  relations: Relation[]
}

const nothing = z.strictObject({})

/** Tells it to whoever filters records that are tied to this kind. */
export const filterRead = (entity: Entity): Read<typeof nothing, FilterParts> =>
  read({
    name: `${entity.name}.filterParts`,
    permission: entity.permissions.read,
    input: nothing,
    async run({ tx, actor }) {
      const description = entityFor(actor, descriptionOf(entity))
      return {
        description,
        options: await optionsFor(tx, actor, description),
        relations: relationsOf(actor, entity),
      }
    },
  })
