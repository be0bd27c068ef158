import type { FieldRight, FieldRights, Fields } from '@/db/schema'
import { entityIn, type InCompany } from './custom-fields'
import type { Entity, Field } from './entity'
import { invalidField } from './errors'
import type { GroupGrants, Permission } from './policy'

type Group = { grants: GroupGrants; fieldRights: FieldRights }

/** Several groups add up: a field is hidden or locked only if every group that opens its entity says so. */
export function fieldRightsOf(groups: readonly Group[]): FieldRights {
  const names = new Set(groups.flatMap(({ fieldRights }) => Object.keys(fieldRights)))
  return Object.fromEntries([...names].map((name) => [name, ofEntity(groups, name)]))
}

function ofEntity(groups: readonly Group[], entity: string): Record<string, FieldRight> {
  const readers = groups.filter(({ grants }) => grants[`${entity}:read` as Permission])
  const [first, ...others] = readers.map(({ fieldRights }) => fieldRights[entity] ?? {})
  const limited = Object.entries(first ?? {}).flatMap(([field, right]) => {
    const all = [right, ...others.map((rights) => rights[field])]
    if (all.some((each) => each === undefined)) return []
    return [[field, all.includes('readOnly') ? 'readOnly' : 'hidden'] as const]
  })
  return Object.fromEntries(limited)
}

/** Fields that rights may hide or lock: not those by which records are placed and found. */
export const isLimitable = ({ title }: Pick<Entity, 'title'>, name: string, field: Field): boolean =>
  name !== title && !field.standing && !field.hidden && !field.follows

type Limited = InCompany & { fieldRights: FieldRights }
type Declared = Pick<Entity, 'name' | 'fields'>

/** The right that counts for a field: its own, or that of the field it follows; what is computed tells of all it is made from. */
const rightOn = (
  { fieldRights }: Limited,
  { name, fields }: Declared,
  field: string,
): FieldRight | undefined => {
  const own = fieldRights[name]
  const { follows, computed } = fields[field] ?? {}
  if (computed?.inputs.some((input) => own?.[fields[input]?.follows ?? input] === 'hidden')) return 'hidden'
  return own?.[follows ?? field]
}

/** The declaration as this actor knows it: with the company's own fields, hidden ones not there, locked ones read-only. */
export function entityFor<E extends Declared>(actor: Limited, declared: E): E {
  const entity = entityIn(actor, declared)
  if (!actor.fieldRights[entity.name]) return entity
  const fields = Object.entries(entity.fields).flatMap(([name, field]) => {
    const right = rightOn(actor, entity, name)
    if (right === 'hidden') return []
    return [[name, right ? { ...field, readOnly: true } : field]]
  })
  return { ...entity, fields: Object.fromEntries(fields) }
}

/** Values of a record, or of a change to it, without what is hidden from the actor. */
export function withoutHidden<T extends Fields | null>(actor: Limited, entity: Declared, values: T): T {
  if (!values || !actor.fieldRights[entity.name]) return values
  const seen = Object.entries(values).filter(([field]) => !isHidden(actor, entity, field))
  return Object.fromEntries(seen) as T
}

export const isHidden = (actor: Limited, entity: Declared, field: string): boolean =>
  rightOn(actor, entity, field) === 'hidden'

/** Refuses to write what the actor may not see or not change. */
export function refuseLimited(actor: Limited, entity: Declared, values: Fields): void {
  for (const field of Object.keys(values)) {
    if (rightOn(actor, entity, field)) throw invalidField(field, 'lockedField')
  }
}
