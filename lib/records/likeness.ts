import type { Fields } from '@/db/schema'
import { isBlank } from '@/lib/fields/blank'
import type { Entity, Field } from '@/lib/kernel/entity'
import { isSame } from '@/lib/kernel/same'
import { searchKey } from '@/lib/vietnam/text'
import { addressesIn } from './addresses'

type Declared = Pick<Entity, 'fields' | 'title'>

/** Fields by which one is reached and known: two who share a value of one of them are probably the same. */
export const tellingFields = (
  { fields }: Pick<Entity, 'fields'>,
  distinct: readonly string[] = [],
): string[] =>
  Object.keys(fields).filter((name) => fields[name] && (isTelling(fields[name]) || distinct.includes(name)))

/** Kinds whose records are compared with each other: those that tell how somebody is reached, on screens made for all. */
export const hasTwins = ({ fields, layout }: Pick<Entity, 'fields' | 'layout'>): boolean =>
  layout !== undefined && tellingFields({ fields }).length > 0

const isTelling = ({ search, type }: Field) =>
  search === 'phone' || search === 'email' || type === 'taxCode' || type === 'citizenId'

/** Fields of which one must be the same besides the name, since many share a name. */
export const besideName = ({ fields, title }: Declared): string[] =>
  Object.entries(fields).flatMap(([name, field]) =>
    name !== title && !field.readOnly && !isTelling(field) && isBeside(field) ? [name] : [],
  )

const isBeside = ({ search, type, custom }: Field) =>
  !custom && (search === 'text' || type === 'date' || type === 'record' || type === 'address')

/** Whether a change of a field may make twins of records, or no longer. */
export const makesTwins = (entity: Declared, name: string): boolean =>
  Boolean(entity.fields[name]?.search) || name === 'emails' || besideName(entity).includes(name)

/**
 * The fields that make two records of a kind one, as far as these rows and this declaration tell: ways to reach them,
 * what the company says that no two may share, or the name together with something else. None: they are two.
 */
export function likeness(entity: Declared, distinct: readonly string[], a: Fields, b: Fields): string[] {
  const isShared = (name: string) => shares(entity, name, a, b)
  const telling = tellingFields(entity, distinct).filter(isShared)
  const { title } = entity
  const beside = isShared(title) ? besideName(entity).filter(isShared) : []
  return [...new Set([...telling, ...(beside.length > 0 ? [title, ...beside] : [])])]
}

function shares({ fields }: Declared, name: string, a: Fields, b: Fields): boolean {
  const field = fields[name]
  if (!field) return false
  if (field.several) {
    const others = addressesIn(b)
    return addressesIn(a).some((address) => others.includes(address))
  }
  const [one, other] = [a[name], b[name]]
  if (isBlank(one) || isBlank(other)) return false
  if (field.type === 'address') return placeOf(one) !== '' && placeOf(one) === placeOf(other)
  if (typeof one === 'string' && typeof other === 'string') return searchKey(one) === searchKey(other)
  return isSame(one, other)
}

/** The street and today's place: a province alone is shared by thousands. */
function placeOf(address: unknown): string {
  const { street, now } = address as { street?: string; now?: { ward?: string } }
  return street ? searchKey(`${street} ${now?.ward ?? ''}`) : ''
}

export type Edge = { high: string; low: string }

/** Ids that hang together by some pairs, the greatest first in each group. */
export function groupsOf(edges: readonly Edge[]): string[][] {
  const groups = new Map<string, Set<string>>()
  for (const { high, low } of edges) {
    const joined = new Set([...(groups.get(high) ?? [high]), ...(groups.get(low) ?? [low])])
    for (const id of joined) groups.set(id, joined)
  }
  return [...new Set(groups.values())].map((ids) => [...ids].sort().reverse())
}

/** Two ids as they are kept. */
export const pairOf = (a: string, b: string): Edge => (a > b ? { high: a, low: b } : { high: b, low: a })
