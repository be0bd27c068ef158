import 'server-only'
import { and, eq, isNull, or } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { orgUnit } from '@/db/schema'
import { notFound } from '@/lib/kernel/errors'

/** Where a newcomer is placed: the unit chosen for them while it stands, or the root. */
export async function unitFor(tx: Tx, workspaceId: string, chosen: string | null): Promise<string> {
  const units = await tx
    .select({ id: orgUnit.id, kind: orgUnit.kind })
    .from(orgUnit)
    .where(
      and(
        eq(orgUnit.workspaceId, workspaceId),
        isNull(orgUnit.archivedAt),
        chosen ? or(eq(orgUnit.id, chosen), eq(orgUnit.kind, 'root')) : eq(orgUnit.kind, 'root'),
      ),
    )
    .for('share')
  const unit = units.find(({ id }) => id === chosen) ?? units.find(({ kind }) => kind === 'root')
  if (!unit) throw notFound()
  return unit.id
}
