import 'server-only'
import type { Fields } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { type Entity, entityNamed, type Field } from '@/lib/kernel/entity'
import { entityFor } from '@/lib/kernel/field-rights'
import { searchKey } from '@/lib/vietnam/text'
import { leads } from './entity'

export type Part = 'account' | 'contact' | 'opportunity'

/** What the actor knows of the lead is known of what it becomes, where they may write it. */
export function inherited(actor: Actor, lead: Fields, part: Part): Fields {
  const { ownerId, teamId, sourceId, tagIds, description, address } = lead
  const own = { ownerId, sourceId, tagIds, description }
  const { fields } = entityFor(actor, entityNamed(part))
  const known = part === 'opportunity' ? own : { ...own, teamId, address }
  return Object.fromEntries(
    Object.entries({ ...known, ...ownFields(actor, lead, fields) }).filter(
      ([name, value]) => value !== undefined && fields[name] && !fields[name].readOnly,
    ),
  )
}

/** Fields that the company added to both, under one code and of one type. */
function ownFields(actor: Actor, lead: Fields, target: Entity['fields']): Fields {
  const { fields }: Pick<Entity, 'fields'> = entityFor(actor, leads)
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) => {
      const into = target[name]
      if (!field.custom || !into?.custom || into.type !== field.type) return []
      const value = carried(field, into, lead[name])
      return value === undefined || value === null ? [] : [[name, value]]
    }),
  )
}

/** A choice is the one that is called the same; a moment goes as a form would give it. */
function carried(from: Field, into: Field, value: unknown): unknown {
  if (value instanceof Date) return value.toISOString()
  if (from.type === 'choice') return calledThe(from, into, value)
  if (from.type !== 'choices') return value
  return [value].flat().flatMap((each) => calledThe(from, into, each) ?? [])
}

function calledThe(from: Field, into: Field, value: unknown): string | undefined {
  const words = searchKey(from.custom?.choices[String(value)] ?? '')
  return into.options?.find((each) => searchKey(into.custom?.choices[each] ?? '') === words)
}
