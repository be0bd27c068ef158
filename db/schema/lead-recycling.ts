import { sql } from 'drizzle-orm'
import { boolean, check, integer, pgTable } from 'drizzle-orm/pg-core'
import { tenantPolicy, updatedAt, version, workspaceId } from './base'
import { workspace } from './identity'

/** After how many days without a change a workspace takes leads back; null is never. */
export const leadRecycling = pgTable(
  'lead_recycling',
  {
    workspaceId: workspaceId()
      .primaryKey()
      .references(() => workspace.workspaceId, { onDelete: 'cascade' }),
    idleDays: integer('idle_days'),
    /** They lose their owner, so that anybody of the team may take them. */
    releasesOwner: boolean('releases_owner').notNull().default(false),
    updatedAt: updatedAt(),
    version: version(),
  },
  (t) => [check('lead_recycling_idle_days', sql`${t.idleDays} between 1 and 365`), tenantPolicy()],
)
