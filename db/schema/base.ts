import { type SQL, sql } from 'drizzle-orm'
import { bigint, customType, integer, pgPolicy, pgRole, timestamp, uuid } from 'drizzle-orm/pg-core'

/** The role every tenant transaction takes. It owns nothing and sees nothing without a tenant. */
export const appRole = pgRole('cohoi_app').existing()
/** The role of sign-up, sign-in and the other steps before a tenant is known. */
export const identityRole = pgRole('cohoi_identity').existing()

const tenant = sql`workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid`

export const tenantPolicy = () =>
  pgPolicy('tenant', { as: 'permissive', for: 'all', to: appRole, using: tenant, withCheck: tenant })

/**
 * What is private is there for one member, whoever asks and with whatever rights: a second policy that must hold besides
 * the tenant's. The transaction says for whom it works, or that it must not stop at what is private.
 */
export const privatePolicy = (isOpen: SQL) => {
  const rule = sql`${isOpen} or current_setting('cohoi.sight', true) = 'all'`
  return pgPolicy('private', { as: 'restrictive', for: 'all', to: appRole, using: rule, withCheck: rule })
}

export const currentMember = sql`nullif(current_setting('cohoi.member', true), '')::uuid`

export const identityPolicy = () =>
  pgPolicy('identity', {
    as: 'permissive',
    for: 'all',
    to: identityRole,
    using: sql`true`,
    withCheck: sql`true`,
  })

export const workspaceId = () => uuid('workspace_id').notNull()
export const id = () => uuid().notNull()
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })
export const createdAt = () => instant('created_at').notNull().defaultNow()
export const updatedAt = () => instant('updated_at').notNull().defaultNow()
export const version = () => integer().notNull().default(1)
/** Text in the order of its bytes, which is the same on every machine. */
export const bytewise = customType<{ data: string }>({ dataType: () => 'text COLLATE "C"' })
/** How a name stands among others in Vietnamese: a person by the given name first. The database computes it. */
export const nameKey = (isPerson: SQL = sql`true`) =>
  bytewise('name_key').notNull().generatedAlwaysAs(sql`cohoi_name_key(name, ${isPerson})`)
/** Money in minor units of its currency; safe up to 2^53. */
export const money = (name: string) => bigint(name, { mode: 'number' })
