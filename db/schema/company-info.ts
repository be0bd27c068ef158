import { foreignKey, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { createdAt, id, tenantPolicy, updatedAt, version, workspaceId } from './base'
import { orgUnit } from './identity'

/** What a company prints on its documents; shares its id with the unit it belongs to. */
export const companyInfo = pgTable(
  'company_info',
  {
    workspaceId: workspaceId(),
    id: id(),
    legalName: text('legal_name').notNull(),
    taxCode: text('tax_code'),
    address: text(),
    phone: text(),
    email: text(),
    website: text(),
    representative: text(),
    bankName: text('bank_name'),
    bankAccount: text('bank_account'),
    logoKey: text('logo_key'),
    logoType: text('logo_type'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    foreignKey({
      columns: [t.workspaceId, t.id],
      foreignColumns: [orgUnit.workspaceId, orgUnit.id],
    }).onDelete('cascade'),
    tenantPolicy(),
  ],
)
