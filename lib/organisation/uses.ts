import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { customerGroup, member, orgUnit, recordShare, salesTeam } from '@/db/schema'
import type { Context } from '@/lib/kernel/command'
import { invalidField } from '@/lib/kernel/errors'

/** Whether people work in a unit, units stand below it, or teams or shares name it. */
export async function isUsed({ tx, actor }: Context, id: string): Promise<boolean> {
  const here = actor.workspace.id
  const { rows } = await tx.execute<{ used: boolean }>(sql`select
    exists (select from ${member} where ${member.workspaceId} = ${here} and ${member.unitId} = ${id})
    or exists (select from ${orgUnit} where ${orgUnit.workspaceId} = ${here} and ${orgUnit.parentId} = ${id}
      and ${orgUnit.archivedAt} is null)
    or exists (select from ${salesTeam} where ${salesTeam.workspaceId} = ${here} and ${salesTeam.companyId} = ${id})
    or exists (select from ${customerGroup} where ${customerGroup.workspaceId} = ${here} and ${customerGroup.unitId} = ${id})
    or exists (select from ${recordShare} where ${recordShare.workspaceId} = ${here}
      and ${recordShare.granteeKind} = 'unit' and ${recordShare.granteeId} = ${id}) as used`)
  return rows[0]?.used ?? false
}

export async function teamsOf({ tx, actor }: Context, id: string): Promise<number> {
  const { rows } = await tx.execute<{ n: number }>(sql`select count(*)::int as n from ${salesTeam}
    where ${salesTeam.workspaceId} = ${actor.workspace.id} and ${salesTeam.companyId} = ${id}`)
  return rows[0]?.n ?? 0
}

/** A sales team is of a company, of no other kind of unit. */
export async function refuseOtherThanCompany({ tx, actor }: Context, companyId: unknown): Promise<void> {
  if (!companyId) return
  const [unit] = await tx
    .select({ kind: orgUnit.kind })
    .from(orgUnit)
    .where(and(eq(orgUnit.workspaceId, actor.workspace.id), eq(orgUnit.id, String(companyId))))
  if (unit?.kind !== 'company') throw invalidField('companyId', 'invalidValue')
}
