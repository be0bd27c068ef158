import { foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id, instant, tenantPolicy, version, workspaceId } from './base'
import { member, workspace } from './identity'
import { recordFile } from './record-file'

/** What somebody wrote down about a record, for colleagues. */
export const note = pgTable(
  'note',
  {
    workspaceId: workspaceId().references(() => workspace.workspaceId, { onDelete: 'cascade' }),
    id: id(),
    entity: text().notNull(),
    recordId: uuid('record_id').notNull(),
    memberId: uuid('member_id').notNull(),
    text: text().notNull(),
    createdAt: createdAt(),
    editedAt: instant('edited_at'),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    foreignKey({ columns: [t.workspaceId, t.memberId], foreignColumns: [member.workspaceId, member.id] }),
    index('note_record_idx').on(t.workspaceId, t.entity, t.recordId, t.createdAt, t.id),
    tenantPolicy(),
  ],
)

/** Files that a note holds. */
export const noteFile = pgTable(
  'note_file',
  { workspaceId: workspaceId(), noteId: uuid('note_id').notNull(), fileId: uuid('file_id').notNull() },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.noteId, t.fileId] }),
    foreignKey({
      columns: [t.workspaceId, t.noteId],
      foreignColumns: [note.workspaceId, note.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [t.workspaceId, t.fileId],
      foreignColumns: [recordFile.workspaceId, recordFile.id],
    }),
    index('note_file_file_idx').on(t.workspaceId, t.fileId, t.noteId),
    tenantPolicy(),
  ],
)

/** Colleagues whom a note names. */
export const noteMention = pgTable(
  'note_mention',
  { workspaceId: workspaceId(), noteId: uuid('note_id').notNull(), memberId: uuid('member_id').notNull() },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.noteId, t.memberId] }),
    foreignKey({
      columns: [t.workspaceId, t.noteId],
      foreignColumns: [note.workspaceId, note.id],
    }).onDelete('cascade'),
    foreignKey({ columns: [t.workspaceId, t.memberId], foreignColumns: [member.workspaceId, member.id] }),
    index('note_mention_member_idx').on(t.workspaceId, t.memberId, t.noteId),
    tenantPolicy(),
  ],
)
