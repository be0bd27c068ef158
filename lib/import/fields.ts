import 'server-only'
import '@/lib/entities'
import '@/lib/kinds'
import '@/lib/opportunities/commands'
import type { Fields } from '@/db/schema'
import { type Actor, can } from '@/lib/kernel/actor'
import { type Entity, entities, type Field, type FieldType } from '@/lib/kernel/entity'
import { notFound } from '@/lib/kernel/errors'
import { entityFor } from '@/lib/kernel/field-rights'
import { recordKinds } from '@/lib/records/kinds'
import en from '@/messages/en.json'
import vi from '@/messages/vi.json'

/** What no cell of a table can hold. */
const APART: ReadonlySet<FieldType> = new Set(['color', 'checklist', 'checked', 'files', 'repeat', 'todos'])

/** The kind of record that somebody may import, as they know it. */
export function importedKind(actor: Actor, name: string): Entity {
  const entity = entities.get(name)
  if (!entity?.path || !can(actor, entity.permissions.create)) throw notFound()
  return entityFor(actor, entity)
}

/** The fields a table can fill, those of the form first and in its order. */
export function importedFields({ fields, layout }: Pick<Entity, 'fields' | 'layout'>): [string, Field][] {
  const names = [...new Set([...(layout?.form ?? []), ...Object.keys(fields)])]
  return names.flatMap((name): [string, Field][] => {
    const field = fields[name]
    return field && isFilled(field) && !APART.has(field.type) ? [[name, field]] : []
  })
}

/** The fields that people fill and a table cannot. */
export const fieldsApart = ({ fields }: Pick<Entity, 'fields'>): string[] =>
  Object.entries(fields).flatMap(([name, field]) => (isFilled(field) && APART.has(field.type) ? [name] : []))

const isFilled = ({ readOnly, hidden }: Field) => !readOnly && !hidden

/** What a new record of a kind is unless the file says otherwise. */
export const givenTo = ({ name }: Pick<Entity, 'name'>): Fields => recordKinds.get(name)?.given ?? {}

const LANGUAGES: readonly { fields: object; choices: object }[] = [vi, en]

/** What a field is called in all languages. */
export const labelsOf = ({ name: entity, fields }: Entity, name: string): string[] => {
  const { custom } = fields[name] ?? {}
  return custom ? [custom.label] : LANGUAGES.flatMap(({ fields }) => textAt(fields, [entity, name]))
}

/** What a value of a choice is called in all languages. */
export const choiceLabels = ({ name: entity, fields }: Entity, name: string, value: string): string[] => {
  const own = fields[name]?.custom?.choices[value]
  return own === undefined
    ? LANGUAGES.flatMap(({ choices }) => textAt(choices, [entity, name, value]))
    : [own]
}

function textAt(words: object, path: readonly string[]): string[] {
  let found: unknown = words
  for (const key of path) found = (found as Record<string, unknown> | undefined)?.[key]
  return typeof found === 'string' ? [found] : []
}
