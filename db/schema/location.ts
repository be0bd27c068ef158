import { sql } from 'drizzle-orm'
import { check, foreignKey, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { tenantPolicy } from './base'
import { dictionary } from './pipeline'

/**
 * A place that a company has added itself: below another of its own, or `under` a unit of the lists that come with the
 * product, by its key. One with neither stands on top: a country.
 */
export const adminUnit = pgTable(
  'admin_unit',
  { ...dictionary(), parentId: uuid('parent_id'), under: text() },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    foreignKey({ columns: [t.workspaceId, t.parentId], foreignColumns: [t.workspaceId, t.id] }),
    index('admin_unit_parent_idx').on(t.workspaceId, t.parentId),
    index('admin_unit_under_idx').on(t.workspaceId, t.under),
    check('admin_unit_above', sql`${t.parentId} is null or ${t.under} is null`),
    tenantPolicy(),
  ],
)

/** Vietnam's units since 01/07/2025, and those until then. */
export type Scheme = 'vn34' | 'vn63'

/** Units of one scheme by their codes, with their names: `in` that of the province, `text` what is below it. */
type Units = { text?: string; in?: string; province?: string; district?: string; ward?: string }

/**
 * Where somebody is. What was typed stays as it was; `before` holds the units of an address given by those from before
 * 01/07/2025, `now` today's as far as they are certain.
 */
export type Address = {
  street: string
  /** The whole line, where the units were read out of it. */
  raw?: string
  /** In which the units were given. */
  scheme?: Scheme
  /** "VN", or the company's own entry. */
  country?: string
  /** By which it is filtered: the code of today's province, or the company's own country. */
  area?: string
  now?: Units
  before?: Units
  /** The company's own place that was chosen. */
  own?: string
}

/** The columns of an address; the second is made from the first, since no index serves what is inside. */
export const addressed = () => ({
  address: jsonb().$type<Address>(),
  addressArea: text('address_area').generatedAlwaysAs(sql`address ->> 'area'`),
})
