import { type AnyPgColumn, foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { account } from './account'
import { tenantPolicy, workspaceId } from './base'
import { contact } from './contact'
import { lead } from './lead'

type Parent = { workspaceId: AnyPgColumn; id: AnyPgColumn }

/** The addresses of one kind of record, in lower case; which is the first stands in the record's own column. */
const emailTable = <Name extends string>(name: Name, own: string, parent: Parent) =>
  pgTable(
    name,
    { workspaceId: workspaceId(), recordId: uuid(own).notNull(), address: text().notNull() },
    (t) => [
      primaryKey({ columns: [t.workspaceId, t.recordId, t.address] }),
      foreignKey({
        columns: [t.workspaceId, t.recordId],
        foreignColumns: [parent.workspaceId, parent.id],
      }).onDelete('cascade'),
      index(`${name}_address_idx`).on(t.workspaceId, t.address, t.recordId),
      tenantPolicy(),
    ],
  )

export const leadEmail = emailTable('lead_email', 'lead_id', lead)
export const accountEmail = emailTable('account_email', 'account_id', account)
export const contactEmail = emailTable('contact_email', 'contact_id', contact)
