import { sql } from 'drizzle-orm'
import { check, foreignKey, index, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { createdAt, identityPolicy, tenantPolicy, workspaceId } from './base'
import { member, userSession } from './identity'

/** A browser that a member is reminded on: one per session, and only while the session lasts. */
export const pushDevice = pgTable(
  'push_device',
  {
    workspaceId: workspaceId(),
    memberId: uuid('member_id').notNull(),
    sessionId: uuid('session_id')
      .notNull()
      .references(() => userSession.id, { onDelete: 'cascade' }),
    /** Where its push service takes messages, and the keys they are encrypted with, sealed with the session's id. */
    sealed: text().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.memberId, t.sessionId] }),
    foreignKey({
      columns: [t.workspaceId, t.memberId],
      foreignColumns: [member.workspaceId, member.id],
    }).onDelete('cascade'),
    index('push_device_session_idx').on(t.sessionId),
    tenantPolicy(),
  ],
)

/** By what push services know this installation; one pair of keys for all its processes. */
export const pushKeys = pgTable(
  'push_keys',
  {
    id: smallint().primaryKey().default(1),
    publicKey: text('public_key').notNull(),
    privateKeySealed: text('private_key_sealed').notNull(),
    createdAt: createdAt(),
  },
  (t) => [check('push_keys_one_check', sql`${t.id} = 1`), identityPolicy()],
)
