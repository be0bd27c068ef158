import 'server-only'
import type { Tx } from '@/db/client'
import type { Fields, ImportColumn, recordImport } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import type { Entity, Field } from '@/lib/kernel/entity'
import type { Condition } from '@/lib/record-rules/conditions'
import { inUse, rulesOf } from '@/lib/record-rules/rules'
import { headingKey } from './columns'
import { choiceLabels, givenTo, importedFields, importedKind } from './fields'
import { canMake } from './make-missing'

export type ImportRun = typeof recordImport.$inferSelect

/** A column of the file with the field it fills. */
export type Filled = Omit<ImportColumn, 'field'> & { at: number; name: string; field: Field }

/** How the rows of a file are read: for one kind of record and one person. */
export type Plan = {
  entity: Entity
  filled: readonly Filled[]
  matchBy: readonly string[]
  /** What a new record holds besides, and what it must hold. */
  given: Fields
  required: readonly string[]
  conditional: readonly Condition[]
  valueCalled(name: string, words: string): string | undefined
}

export async function planOf(tx: Tx, actor: Actor, run: ImportRun): Promise<Plan> {
  const entity = importedKind(actor, run.entity)
  const fields = new Map(importedFields(entity))
  const filled = run.columns.flatMap((column, at): Filled[] => {
    const field = column.field === null ? undefined : fields.get(column.field)
    if (!field || !column.field) return []
    const makes = column.makes === true && canMake(actor, field)
    return [{ ...column, makes, at, name: column.field, field }]
  })
  const names = filled.map(({ name }) => name)
  return {
    entity,
    filled,
    matchBy: run.matchBy.filter((name) => names.includes(name)),
    given: givenTo(entity),
    ...(await demandsOf(tx, actor, entity)),
    valueCalled: choicesOf(entity),
  }
}

/** What the product and the company demand of every new record. */
export const requiredOf = async (tx: Tx, actor: Actor, entity: Entity): Promise<string[]> =>
  (await demandsOf(tx, actor, entity)).required

/** The same with what is demanded only under conditions. */
async function demandsOf(tx: Tx, actor: Actor, entity: Entity) {
  const { required, conditional } = inUse(entity, await rulesOf(tx, actor, entity))
  const own = importedFields(entity).flatMap(([name, field]) => (field.required ? [name] : []))
  return { required: [...new Set([...own, ...required])], conditional }
}

/** Values of choices by what they are called in any language, or by themselves. */
function choicesOf(entity: Entity): Plan['valueCalled'] {
  const known = new Map<string, string>()
  for (const [name, { options = [] }] of Object.entries(entity.fields)) {
    for (const value of options) {
      for (const label of [value, ...choiceLabels(entity, name, value)])
        known.set(`${name} ${headingKey(label)}`, value)
    }
  }
  return (name, words) => known.get(`${name} ${headingKey(words)}`)
}
