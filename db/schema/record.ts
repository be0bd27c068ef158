import { sql } from 'drizzle-orm'
import { type AnyPgColumn, boolean, foreignKey, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id, instant, updatedAt, version, workspaceId } from './base'
import { member, workspace } from './identity'
import { leadSource, salesTeam } from './pipeline'

/** Columns of every record that somebody looks after. */
export const owned = () => ({
  workspaceId: workspaceId().references(() => workspace.workspaceId, { onDelete: 'cascade' }),
  id: id(),
  sourceId: uuid('source_id'),
  ownerId: uuid('owner_id'),
  teamId: uuid('team_id'),
  description: text(),
  archivedAt: instant('archived_at'),
  isArchived: boolean('is_archived').notNull().generatedAlwaysAs(sql`archived_at IS NOT NULL`),
  createdBy: uuid('created_by'),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
  version: version(),
})

type Owned = Record<'workspaceId' | 'id' | 'sourceId' | 'ownerId' | 'teamId', AnyPgColumn>

/** The key of such a record, and what its columns refer to. */
export const ownedKeys = ({ workspaceId, id, sourceId, ownerId, teamId }: Owned) => [
  primaryKey({ columns: [workspaceId, id] }),
  foreignKey({ columns: [workspaceId, ownerId], foreignColumns: [member.workspaceId, member.id] }),
  foreignKey({ columns: [workspaceId, teamId], foreignColumns: [salesTeam.workspaceId, salesTeam.id] }),
  foreignKey({ columns: [workspaceId, sourceId], foreignColumns: [leadSource.workspaceId, leadSource.id] }),
]
