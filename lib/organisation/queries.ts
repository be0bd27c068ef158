import 'server-only'
import { asc, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { member, orgUnit, recordShare, salesTeam } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { scope } from '@/lib/kernel/scope'
import { units } from './entity'

export type UnitItem = {
  id: string
  version: number
  kind: (typeof orgUnit.$inferSelect)['kind']
  name: string
  parentId: string | null
  headId: string | null
  position: number
  isArchived: boolean
}

export type PersonItem = { id: string; name: string; email: string; unitId: string; isActive: boolean }

/** The whole tree, archived units too. */
export async function listUnits(tx: Tx, actor: Actor): Promise<UnitItem[]> {
  const { id, version, kind, name, parentId, headId, position, archivedAt } = orgUnit
  return tx
    .select({
      id,
      version,
      kind,
      name,
      parentId,
      headId,
      position,
      isArchived: sql<boolean>`${archivedAt} is not null`,
    })
    .from(orgUnit)
    .where(scope(actor, orgUnit, units.permissions.read))
    .orderBy(asc(position), asc(id))
    .limit(2000)
}

/** Who works where; those who left come last. */
export async function listPeople(tx: Tx, actor: Actor): Promise<PersonItem[]> {
  const { id, name, email, unitId, isActive } = member
  return tx
    .select({ id, name, email, unitId, isActive })
    .from(member)
    .where(scope(actor, member, 'member:read'))
    .orderBy(sql`${isActive} desc`, asc(member.nameKey), asc(id))
    .limit(2000)
}

export type UnitUsage = { unitId: string; teams: number; shares: number }

/** Sales teams and shared records of each unit that has any. */
export async function listUsage(tx: Tx, actor: Actor): Promise<UnitUsage[]> {
  const here = actor.workspace.id
  const { rows } = await tx.execute<UnitUsage>(sql`
    select unit_id as "unitId", count(*) filter (where kind = 'team')::int as teams,
      count(*) filter (where kind = 'share')::int as shares
    from (select ${salesTeam.companyId} as unit_id, 'team' as kind from ${salesTeam}
        where ${salesTeam.workspaceId} = ${here} and ${salesTeam.companyId} is not null
      union all select ${recordShare.granteeId}, 'share' from ${recordShare}
        where ${recordShare.workspaceId} = ${here} and ${recordShare.granteeKind} = 'unit') used
    group by 1`)
  return rows
}
