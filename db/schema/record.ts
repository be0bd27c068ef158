import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
  check,
  date,
  foreignKey,
  index,
  type PgColumn,
  primaryKey,
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { createdAt, id, instant, updatedAt, version, workspaceId } from './base'
import { member, workspace } from './identity'
import { leadSource, salesTeam } from './pipeline'

/** Columns of everything that somebody looks after. */
export const kept = () => ({
  workspaceId: workspaceId().references(() => workspace.workspaceId, { onDelete: 'cascade' }),
  id: id(),
  ownerId: uuid('owner_id'),
  teamId: uuid('team_id'),
  description: text(),
  archivedAt: instant('archived_at'),
  isArchived: boolean('is_archived').notNull().generatedAlwaysAs(sql`archived_at IS NOT NULL`),
  // In the bin since then, and archived with it: what asks for unarchived rows never meets one.
  deletedAt: instant('deleted_at'),
  deletedBy: uuid('deleted_by'),
  createdBy: uuid('created_by'),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
  version: version(),
})

/** The same of a record that came from somewhere. */
export const owned = () => ({ ...kept(), sourceId: uuid('source_id') })

/** Of a person: the birthday, and its month and day as one number, by which it is found in any year. */
export const born = () => ({
  bornOn: date('born_on', { mode: 'string' }),
  bornDay: smallint('born_day').generatedAlwaysAs(
    sql`(extract(month from born_on) * 100 + extract(day from born_on))::smallint`,
  ),
})

/** Of a kind whose records can become one: into which of them this one went. */
export const merging = () => ({ mergedIntoId: uuid('merged_into_id') })

type Kept = Record<'workspaceId' | 'id' | 'ownerId' | 'teamId' | 'deletedAt', AnyPgColumn>

/** The key of such a record, and what its columns refer to. */
export const keptKeys = ({ workspaceId, id, ownerId, teamId, deletedAt }: Kept) => [
  primaryKey({ columns: [workspaceId, id] }),
  foreignKey({ columns: [workspaceId, ownerId], foreignColumns: [member.workspaceId, member.id] }),
  foreignKey({ columns: [workspaceId, teamId], foreignColumns: [salesTeam.workspaceId, salesTeam.id] }),
  check('binned_is_archived', sql`deleted_at is null or archived_at is not null`),
  index()
    .on(workspaceId as PgColumn, deletedAt as PgColumn, id as PgColumn)
    .where(sql`deleted_at is not null`),
]

export const ownedKeys = (t: Kept & { sourceId: AnyPgColumn }) => [
  ...keptKeys(t),
  foreignKey({
    columns: [t.workspaceId, t.sourceId],
    foreignColumns: [leadSource.workspaceId, leadSource.id],
  }),
]

type Merging = Record<'workspaceId' | 'id' | 'mergedIntoId', AnyPgColumn>

export const mergingKeys = (kind: string, { workspaceId, id, mergedIntoId }: Merging) => [
  foreignKey({ columns: [workspaceId, mergedIntoId], foreignColumns: [workspaceId, id] }),
  index(`${kind}_merged_idx`)
    .on(workspaceId as PgColumn, mergedIntoId as PgColumn)
    .where(sql`merged_into_id is not null`),
]
