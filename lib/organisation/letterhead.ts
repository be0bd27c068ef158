import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { companyInfo, member, orgUnit } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { rowsOf, treeOf, upFrom } from './tree'

export type Letterhead = Omit<
  typeof companyInfo.$inferSelect,
  'workspaceId' | 'logoKey' | 'logoType' | 'createdAt' | 'updatedAt'
> & { hasLogo: boolean }

/** What stands on top of the reader's documents: the nearest company above them, or else the first that has told of itself. */
export async function letterheadFor(tx: Tx, actor: Actor): Promise<Letterhead | undefined> {
  const here = actor.workspace.id
  const told = await tx.select().from(companyInfo).where(eq(companyInfo.workspaceId, here))
  const { id, parentId, position } = orgUnit
  const units = await tx
    .select({ id, parentId, position })
    .from(orgUnit)
    .where(and(eq(orgUnit.workspaceId, here), isNull(orgUnit.archivedAt)))
  const [own] = actor.id
    ? await tx
        .select({ unitId: member.unitId })
        .from(member)
        .where(and(eq(member.workspaceId, here), eq(member.id, actor.id)))
    : []
  const order = [...(own ? upFrom(units, own.unitId) : []), ...rowsOf(treeOf(units), () => true)]
  const company = order.flatMap((unit) => told.filter((each) => each.id === unit.id))[0]
  return company && shownOf(company)
}

/** What readers see of a company's row. */
export function shownOf(company: typeof companyInfo.$inferSelect): Letterhead {
  const { workspaceId: _, logoKey, logoType: __, createdAt: ___, updatedAt: ____, ...shown } = company
  return { ...shown, hasLogo: logoKey !== null }
}
