import 'server-only'
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { loginToken, member, orgUnit, recordShare, salesTeam } from '@/db/schema'
import { customerGroups } from '@/lib/dictionaries/entities'
import type { Context } from '@/lib/kernel/command'
import { invalidField } from '@/lib/kernel/errors'
import type { Change } from '@/lib/kernel/event'
import { replaceReference } from '@/lib/records/replace'
import { standing } from './checks'
import { lockTree, type Unit } from './locks'
import { childrenOf, upFrom, withBelow } from './tree'

/** Everything that belongs to one unit goes to another: people, units below, teams, shares and open invitations. */
export async function handOver(context: Context, from: string, to: string): Promise<Change[]> {
  const tree = await lockTree(context)
  standing(tree, to, 'replacementId')
  if (withBelow(tree, from).has(to)) throw invalidField('replacementId', 'replacementBelow')
  await invitations(context, from, to)
  const people = await movePeople(context, from, to)
  const units = await moveUnits(context, tree, from, to)
  const teams = await moveTeams(context, tree, from, to)
  const groups = await replaceReference(context, customerGroups, 'unitId', { id: from }, { id: to })
  const shares = await moveShares(context, from, to)
  const counted = { people: people.length, units: units.length, teams: teams.length, shares }
  const told = { entity: 'org_unit', recordId: from, type: 'handed_over', after: { to, ...counted } }
  return [...people, ...units, ...teams, ...groups, told]
}

async function movePeople({ tx, actor }: Context, from: string, to: string): Promise<Change[]> {
  const rows = await tx
    .update(member)
    .set({ unitId: to, version: sql`${member.version} + 1`, updatedAt: new Date() })
    .where(and(eq(member.workspaceId, actor.workspace.id), eq(member.unitId, from)))
    .returning({ id: member.id, version: member.version })
  return rows.map(({ id, version }) => ({
    entity: 'member',
    recordId: id,
    type: 'updated',
    before: { unitId: from },
    after: { unitId: to, version },
  }))
}

/** Units below come after those that the other unit already has. */
async function moveUnits({ tx, actor }: Context, tree: Unit[], from: string, to: string): Promise<Change[]> {
  const start = (childrenOf(tree, to).at(-1)?.position ?? -1) + 1
  const changes: Change[] = []
  for (const [at, { id, position, version }] of childrenOf(tree, from).entries()) {
    const place = { parentId: to, position: start + at, version: version + 1 }
    await tx
      .update(orgUnit)
      .set({ ...place, updatedAt: new Date() })
      .where(and(eq(orgUnit.workspaceId, actor.workspace.id), eq(orgUnit.id, id)))
    changes.push({
      entity: 'org_unit',
      recordId: id,
      type: 'moved',
      before: { parentId: from, position },
      after: place,
    })
  }
  return changes
}

/** A team is of a company: the nearest one at or above the unit that takes over. */
async function moveTeams({ tx, actor }: Context, tree: Unit[], from: string, to: string): Promise<Change[]> {
  const companyId = upFrom(tree, to).find(({ kind }) => kind === 'company')?.id ?? null
  const rows = await tx
    .update(salesTeam)
    .set({ companyId, version: sql`${salesTeam.version} + 1`, updatedAt: new Date() })
    .where(and(eq(salesTeam.workspaceId, actor.workspace.id), eq(salesTeam.companyId, from)))
    .returning({ id: salesTeam.id, version: salesTeam.version })
  return rows.map(({ id, version }) => ({
    entity: 'sales_team',
    recordId: id,
    type: 'updated',
    before: { companyId: from },
    after: { companyId, version },
  }))
}

/** A record shared with both stays shared once, with the wider access for the longer time. */
async function moveShares({ tx, actor }: Context, from: string, to: string): Promise<number> {
  const here = eq(recordShare.workspaceId, actor.workspace.id)
  const ofUnit = (id: string) => and(here, eq(recordShare.granteeKind, 'unit'), eq(recordShare.granteeId, id))
  const keyOf = (share: typeof recordShare.$inferSelect) => `${share.entity}:${share.recordId}`
  const read = (id: string) =>
    tx.select().from(recordShare).where(ofUnit(id)).orderBy(asc(recordShare.id)).for('update')
  const kept = new Map((await read(to)).map((share) => [keyOf(share), share]))
  const leaving = await read(from)
  for (const share of leaving) {
    const twin = kept.get(keyOf(share))
    const one = (id: string) => and(here, eq(recordShare.id, id))
    if (!twin) await tx.update(recordShare).set({ granteeId: to }).where(one(share.id))
    else {
      const access = [share.access, twin.access].includes('write') ? 'write' : 'read'
      const endsAt = later(share.endsAt, twin.endsAt)
      await tx.update(recordShare).set({ access, endsAt }).where(one(twin.id))
      await tx.delete(recordShare).where(one(share.id))
    }
  }
  return leaving.length
}

/** Without an end is longest. */
const later = (a: Date | null, b: Date | null) => a && b && new Date(Math.max(a.getTime(), b.getTime()))

async function invitations({ tx, actor }: Context, from: string, to: string): Promise<void> {
  await tx
    .update(loginToken)
    .set({ unitId: to })
    .where(
      and(
        eq(loginToken.workspaceId, actor.workspace.id),
        eq(loginToken.unitId, from),
        isNull(loginToken.usedAt),
      ),
    )
}
