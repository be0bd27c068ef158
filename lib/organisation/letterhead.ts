import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { companyInfo, orgUnit } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { rowsOf, treeOf } from './tree'

export type Letterhead = Omit<
  typeof companyInfo.$inferSelect,
  'workspaceId' | 'logoKey' | 'logoType' | 'createdAt' | 'updatedAt'
> & { hasLogo: boolean }

/** What stands on top of the reader's documents: the nearest company above them, or else the first that has told of itself. */
export async function letterheadFor(tx: Tx, actor: Actor): Promise<Letterhead | undefined> {
  const told = await tx.select().from(companyInfo).where(eq(companyInfo.workspaceId, actor.workspace.id))
  const companies = await nearestCompanies(tx, actor)
  const [company] = companies.flatMap((id) => told.filter((each) => each.id === id))
  return company && shownOf(company)
}

/** The reader's own company: the nearest above them, or else the first of the tree. */
export const companyOf = async (tx: Tx, actor: Actor): Promise<string | undefined> =>
  (await nearestCompanies(tx, actor))[0]

/** Companies above the reader, the nearest first, and then all others as the tree has them. */
async function nearestCompanies(tx: Tx, actor: Actor): Promise<string[]> {
  const here = actor.workspace.id
  const { id, parentId, position, kind } = orgUnit
  const units = await tx
    .select({ id, parentId, position, kind })
    .from(orgUnit)
    .where(and(eq(orgUnit.workspaceId, here), isNull(orgUnit.archivedAt)))
  const above = actor.standing.path.flatMap((id) => units.filter((unit) => unit.id === id))
  const order = [...above, ...rowsOf(treeOf(units), () => true)]
  return order.filter((unit) => unit.kind === 'company').map((unit) => unit.id)
}

/** What readers see of a company's row. */
export function shownOf(company: typeof companyInfo.$inferSelect): Letterhead {
  const { workspaceId: _, logoKey, logoType: __, createdAt: ___, updatedAt: ____, ...shown } = company
  return { ...shown, hasLogo: logoKey !== null }
}
