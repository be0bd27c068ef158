import { sql } from 'drizzle-orm'
import { foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { account, position } from './account'
import { nameKey, tenantPolicy, workspaceId } from './base'
import { addressed } from './location'
import { tag } from './pipeline'
import { born, merging, mergingKeys, owned, ownedKeys } from './record'

/** A person in an organisation, or one who speaks for another. */
export const contact = pgTable(
  'contact',
  {
    ...owned(),
    ...merging(),
    name: text().notNull(),
    nameKey: nameKey(),
    accountId: uuid('account_id'),
    positionId: uuid('position_id'),
    /** Sealed. */
    citizenId: text('citizen_id'),
    phone: text(),
    email: text(),
    ...addressed(),
    ...born(),
  },
  (t) => [
    ...ownedKeys(t),
    ...mergingKeys('contact', t),
    foreignKey({ columns: [t.workspaceId, t.accountId], foreignColumns: [account.workspaceId, account.id] }),
    foreignKey({
      columns: [t.workspaceId, t.positionId],
      foreignColumns: [position.workspaceId, position.id],
    }),
    index('contact_area_idx').on(t.workspaceId, t.addressArea, t.isArchived, t.createdAt, t.id),
    index('contact_created_idx').on(t.workspaceId, t.isArchived, t.createdAt, t.id),
    index('contact_name_idx').on(t.workspaceId, t.isArchived, t.nameKey, t.id),
    index('contact_account_idx').on(t.workspaceId, t.accountId, t.createdAt),
    index('contact_owner_idx').on(t.workspaceId, t.ownerId, t.isArchived, t.createdAt, t.id),
    index('contact_team_idx').on(t.workspaceId, t.teamId, t.isArchived, t.createdAt, t.id),
    index('contact_position_idx').on(t.workspaceId, t.positionId, t.isArchived, t.createdAt, t.id),
    index('contact_source_idx').on(t.workspaceId, t.sourceId, t.isArchived, t.createdAt, t.id),
    index('contact_citizen_idx').on(t.workspaceId, t.citizenId).where(sql`citizen_id is not null`),
    index('contact_born_idx').on(t.workspaceId, t.bornDay, t.isArchived, t.id),
    tenantPolicy(),
  ],
)

export const contactTag = pgTable(
  'contact_tag',
  { workspaceId: workspaceId(), contactId: uuid('contact_id').notNull(), tagId: uuid('tag_id').notNull() },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.contactId, t.tagId] }),
    foreignKey({
      columns: [t.workspaceId, t.contactId],
      foreignColumns: [contact.workspaceId, contact.id],
    }).onDelete('cascade'),
    foreignKey({ columns: [t.workspaceId, t.tagId], foreignColumns: [tag.workspaceId, tag.id] }),
    index('contact_tag_tag_idx').on(t.workspaceId, t.tagId, t.contactId),
    tenantPolicy(),
  ],
)
