import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Filter } from '@/lib/records/filter-shape'
import type { Permission } from './policy'
import type { ScopedTable } from './scope'
import { shared } from './shared'

export type FieldType =
  | 'address'
  | 'addresses'
  | 'text'
  | 'longText'
  | 'url'
  | 'taxCode'
  | 'citizenId'
  | 'computed'
  | 'formula'
  | 'conditions'
  | 'files'
  | 'email'
  | 'emails'
  | 'phone'
  | 'number'
  | 'percent'
  | 'money'
  | 'currency'
  | 'date'
  | 'instant'
  | 'boolean'
  | 'choice'
  | 'choices'
  | 'color'
  | 'rating'
  | 'checklist'
  | 'checked'
  | 'reference'
  | 'references'
  | 'record'
  | 'records'
  | 'questions'
  | 'repeat'
  | 'todos'

export type ComputedResult = 'number' | 'money' | 'date'

/** One field of an entity. Everything generic (form, list, filter, import, timeline) reads this. */
export type Field = {
  type: FieldType
  required?: boolean
  /** Demanded only while another field holds one of these values. */
  requiredWhen?: readonly { field: string; is: readonly string[] }[]
  min?: number
  max?: number
  /** Of a number: how many digits may stand after the comma. */
  decimals?: number
  /** Of what is computed from other fields of its record: how, what comes of it, and from which fields in the end. */
  computed?: { formula: string; result: ComputedResult; inputs: readonly string[] }
  /** Values of a choice; their words are `choices.<entity>.<field>.<value>`. */
  options?: readonly string[]
  /** The entity a reference points to. */
  to?: string
  /** Of questions: the entity whose fields are asked for. */
  of?: string
  /** Of a record among many, which is searched for instead of listed: where it has its page. */
  path?: `/${string}`
  /** A yes/no column of that entity, or a value of one: records without it stay where they are, but are not offered. */
  offered?: string | { field: string; is: string }
  /** Of a reference: only rows are offered that hold in one field what the record holds in another. */
  among?: { field: string; as: string }
  /** Of a reference to a tree: only rows that have none below them are offered and taken. */
  leaf?: boolean
  /** Of money: the field that holds its currency; without it, it is the workspace's. */
  currencyField?: string
  /** Set by the product, never by a form. */
  readOnly?: boolean
  /** Not offered in lists and filters. */
  hidden?: boolean
  /** Records are placed by it: rights on single fields leave it alone. */
  standing?: boolean
  /** Computed from this field, or nothing without it: hidden and chosen with it. */
  follows?: string
  /** When records become one, that of the one that stays: nobody chooses among them. */
  stays?: boolean
  /** Of a moment by which something is to be done, empty once it is: told in red when it has passed. */
  isDeadline?: boolean
  /** A column of the list unless the reader chooses otherwise. */
  listed?: boolean
  sortable?: boolean
  /** Of what is not sorted as it is written: the column that holds its order. */
  sortedBy?: string
  /** `sealed` finds only the whole number. */
  search?: 'text' | 'phone' | 'email' | 'sealed'
  /** Of an address that is the first of several: the field that has all of them. */
  several?: string
  /** Of a day that comes back every year: the field made from it that holds month and day as one number. */
  yearly?: string
  /** Tells of a person: emptied when they ask for it. */
  personal?: boolean
  /** Shown in forms only while another field holds this value, or one of these. */
  when?: { field: string; is: unknown }
  /** Of a code: the field it can be made from on a click. */
  madeFrom?: string
  /** Of a field that a company added: where its values are kept, and its words. */
  custom?: { id: string; label: string; choices: Readonly<Record<string, string>> }
}

/** Whether a field counts, by what the others hold. */
export const applies = ({ when }: Field, values: Readonly<Record<string, unknown>>): boolean =>
  !when || [when.is].flat().includes(values[when.field])

/** Whether it refers to records among many, which are searched for instead of listed. */
export const isSearched = ({ type }: Field): boolean => type === 'record' || type === 'records'

/** Whether a field has to be filled, by what the others hold. */
export const isDemanded = (
  { required, requiredWhen = [] }: Field,
  values: Readonly<Record<string, unknown>>,
): boolean =>
  Boolean(required) || requiredWhen.some(({ field, is }) => is.includes(String(values[field] ?? '')))

/** A many-to-many field: its join table and the two columns that meet there. */
export type Join = { table: PgTable; workspaceId: PgColumn; own: PgColumn; other: PgColumn }

type Columns = ScopedTable & {
  id: PgColumn
  version?: PgColumn
  position?: PgColumn
  archivedAt?: PgColumn
  deletedAt?: PgColumn
  isArchived?: PgColumn
  isActive?: PgColumn
}

/** How the screens of a kind of record are drawn: names of fields, in order. */
export type Layout = {
  form: readonly string[]
  /** Under the title of a record. */
  figures: readonly string[]
  /** The rest of a record in cards: the name of each is `kinds.<entity>.groups.<group>`. */
  groups: Readonly<Record<string, readonly string[]>>
  /** The choice by which a new one is begun: each value is a way of its own to add one. */
  begun?: string
  /** By which field the board opens. */
  board?: string
  /** What a line of the list tells on a phone, and a card of the board. */
  card: readonly string[]
  /** Filters that everybody is offered beside the usual: each is called `kinds.<entity>.views.<view>`. */
  views?: Readonly<Record<string, Filter>>
}

/** A declaration: table, title and fields. An untyped core; features put typed facades around it. */
export type Entity = {
  name: string
  table: PgTable & Columns
  title: string
  /** Where its records have a list and pages of their own. */
  path?: `/${string}`
  /** Of kinds whose screens are drawn from the declaration alone. */
  layout?: Layout
  permissions: { read: Permission; create: Permission; write: Permission; delete: Permission }
  fields: Readonly<Record<string, Field>>
  joins?: Readonly<Record<string, Join>>
}

export const entities = shared('entities', () => new Map<string, Entity>())

export function entity<const E extends Entity>(declaration: E): E {
  entities.set(declaration.name, declaration)
  return declaration
}

export function entityNamed(name: string): Entity {
  const found = entities.get(name)
  if (!found) throw new Error(`no entity ${name}`)
  return found
}

/** What the interface needs to know of an entity: serialisable, without its table. */
export type Description = Pick<Entity, 'name' | 'title'> & { fields: Readonly<Record<string, Field>> }

export const describe = ({ name, title, fields }: Entity): Description => ({ name, title, fields })

/** The column by which a field is sorted. */
export const orderOf = (entity: Entity, field: string): PgColumn =>
  columnOf(entity, entity.fields[field]?.sortedBy ?? field)

export function columnOf({ table, name }: Entity, field: string): PgColumn {
  const column = (table as unknown as Record<string, PgColumn | undefined>)[field]
  if (!column) throw new Error(`${name} has no column ${field}`)
  return column
}
