import 'server-only'
import type { Tx } from '@/db/client'
import { type Actor, can } from '@/lib/kernel/actor'
import { type Description, describe as descriptionOf, type Entity } from '@/lib/kernel/entity'
import { entityFor } from '@/lib/kernel/field-rights'
import { type Option, optionsFor } from './options'
import { countRecords, listRecords, type Row } from './query'
import { referencesTo } from './references'

/** Records of one kind that refer to a record by one of their fields: the newest of them, and how many there are. */
export type Related = {
  description: Description
  path: `/${string}`
  field: string
  /** What is told of each beside its title. */
  shown: readonly string[]
  rows: Row[]
  total: number
  canCreate: boolean
  /** The choice by which another is begun. */
  begun?: string
}

const FIRST = 5
const TOLD = 3

/** Everything with pages of its own that refers to a record, as far as the actor may see it; what is rarely there, only where it is. */
export async function relatedTo(tx: Tx, actor: Actor, { name }: Entity, id: string): Promise<Related[]> {
  const found: Related[] = []
  for (const { entity, field } of referencesTo(name)) {
    const known = entityFor(actor, entity)
    if (!can(actor, entity.permissions.read) || !known.fields[field] || !entity.path) continue
    if (known.fields[field].hidden) continue
    const isOne = !entity.joins?.[field]
    const filter = [field, isOne ? 'is' : 'in', isOne ? id : [id]] as [string, string, unknown]
    const { rows } = await listRecords(tx, actor, entity, { filter, limit: FIRST })
    const shown = shownOf(known, field)
    const isQuiet = known.fields[field].readOnly || entity.name === name
    if (rows.length === 0 && isQuiet) continue
    found.push({
      description: descriptionOf(known),
      path: entity.path,
      field,
      shown,
      rows,
      total: rows.length < FIRST ? rows.length : await countRecords(tx, actor, entity, { filter }),
      begun: entity.layout?.begun,
      canCreate: can(actor, entity.permissions.create) && !known.fields[field].readOnly,
    })
  }
  return found
}

const shownOf = ({ fields, title, layout }: Entity, field: string): string[] =>
  (layout?.card ?? ['stageId', 'amount', 'ownerId'])
    .filter((name) => fields[name] && name !== title && name !== field)
    .slice(0, TOLD)

/** The same with all that its fields choose from. */
export async function relatedWithOptions(
  tx: Tx,
  actor: Actor,
  entity: Entity,
  id: string,
  known: Readonly<Record<string, Option[]>>,
): Promise<{ related: Related[]; options: Record<string, Option[]> }> {
  const related = await relatedTo(tx, actor, entity, id)
  return { related, options: await optionsFor(tx, actor, { fields: fieldsTold(related) }, known) }
}

/** What the fields that are told of related records refer to. */
const fieldsTold = (related: readonly Related[]): Entity['fields'] =>
  Object.fromEntries(
    related.flatMap(({ description, shown, rows }) =>
      rows.length > 0
        ? shown.flatMap((name) => {
            const field = description.fields[name]
            return field ? [[`${description.name}.${name}`, field]] : []
          })
        : [],
    ),
  )
