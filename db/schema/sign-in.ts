import { index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { id, identityPolicy, instant } from './base'
import { login } from './identity'

export const SIGN_IN_RESULTS = ['success', 'wrong_password', 'code_asked', 'wrong_code'] as const

/** Tries at the door, kept for ninety days. `loginId` is null where nobody has that address. */
export const signInTry = pgTable(
  'sign_in_try',
  {
    id: id().primaryKey(),
    loginId: uuid('login_id').references(() => login.id, { onDelete: 'cascade' }),
    /** Where it led; null for what failed. */
    workspaceId: uuid('workspace_id'),
    at: instant('at').notNull().defaultNow(),
    ip: text(),
    userAgent: text('user_agent'),
    result: text({ enum: SIGN_IN_RESULTS }).notNull(),
  },
  (t) => [
    index('sign_in_try_login_idx').on(t.loginId, t.at),
    index('sign_in_try_at_idx').on(t.at),
    identityPolicy(),
  ],
)

/** One-time codes for who has lost the second factor; only their keyed hash is kept. */
export const recoveryCode = pgTable(
  'recovery_code',
  {
    loginId: uuid('login_id')
      .notNull()
      .references(() => login.id, { onDelete: 'cascade' }),
    hash: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.loginId, t.hash] }), identityPolicy()],
)
