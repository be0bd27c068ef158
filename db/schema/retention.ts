import { sql } from 'drizzle-orm'
import { check, integer, pgTable } from 'drizzle-orm/pg-core'
import { tenantPolicy, updatedAt, version, workspaceId } from './base'
import { workspace } from './identity'

/** For how many months a workspace keeps what it need not keep for ever; null is for ever. */
export const retention = pgTable(
  'retention',
  {
    workspaceId: workspaceId()
      .primaryKey()
      .references(() => workspace.workspaceId, { onDelete: 'cascade' }),
    eventMonths: integer('event_months'),
    rawMailMonths: integer('raw_mail_months'),
    lostContactMonths: integer('lost_contact_months'),
    updatedAt: updatedAt(),
    version: version(),
  },
  (t) => [
    check('retention_event_months', sql`${t.eventMonths} between 12 and 240`),
    check('retention_raw_mail_months', sql`${t.rawMailMonths} between 1 and 240`),
    check('retention_lost_contact_months', sql`${t.lostContactMonths} between 1 and 240`),
    tenantPolicy(),
  ],
)
