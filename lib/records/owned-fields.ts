import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Field, Join } from '@/lib/kernel/entity'

/** What every record that somebody looks after says of itself, whatever else it is. */
export const ownedFields = {
  sourceId: { type: 'reference', to: 'lead_source' },
  ownerId: { type: 'reference', to: 'member', listed: true, standing: true },
  teamId: { type: 'reference', to: 'sales_team', standing: true },
  tagIds: { type: 'references', to: 'tag', listed: true },
  description: { type: 'longText', personal: true },
  createdAt: { type: 'instant', readOnly: true, sortable: true },
  updatedAt: { type: 'instant', readOnly: true },
} as const satisfies Record<string, Field>

/** A person's ways to be reached. */
export const reachFields = {
  phone: { type: 'phone', listed: true, search: 'phone', personal: true },
  email: { type: 'email', listed: true, search: 'email', personal: true, several: 'emails' },
  emails: { type: 'emails', follows: 'email', hidden: true, personal: true },
  address: { type: 'address', personal: true },
} as const satisfies Record<string, Field>

/** The join between records and what they refer to many of. */
export const joined = (table: PgTable & { workspaceId: PgColumn }, own: PgColumn, other: PgColumn): Join => ({
  table,
  workspaceId: table.workspaceId,
  own,
  other,
})
