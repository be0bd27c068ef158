import 'server-only'
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { z } from 'zod'
import type { Tx } from '@/db/client'
import { member, orgUnit, recordShare, salesTeam } from '@/db/schema'
import { type Actor, canAll } from '@/lib/kernel/actor'
import type { Entity } from '@/lib/kernel/entity'
import { notFound } from '@/lib/kernel/errors'
import { read } from '@/lib/kernel/read'
import { granteesOf } from '@/lib/kernel/scope'
import type { Option } from '@/lib/records/options'
import { getRecord, type Row } from '@/lib/records/query'
import { sharePermission } from './share'

/** A rule by which somebody sees a record; `name` is the group's, team's or unit's. */
export type Reason = {
  kind: 'all' | 'owner' | 'unassigned' | 'team' | 'unit' | 'head' | 'share'
  name: string
  access?: 'read' | 'write'
  endsAt?: string | null
}

export type Share = {
  id: string
  granteeKind: 'member' | 'team' | 'unit'
  granteeId: string
  name: string
  access: 'read' | 'write'
  endsAt: string | null
  isOver: boolean
}

export type Access = {
  reasons: Reason[]
  shares: Share[]
  canShare: boolean
  grantees: Record<Share['granteeKind'], Option[]>
}

/** Why the actor sees a record of this entity, with whom it is shared, and whom it could be shared with. */
export const accessRead = (entity: Entity) =>
  read({
    name: `${entity.name}.access`,
    permission: entity.permissions.read,
    input: z.strictObject({ id: z.uuid() }),
    async run({ tx, actor }, { id }): Promise<Access> {
      const row = await getRecord(tx, actor, entity, id)
      if (!row) throw notFound()
      const shares = await sharesOf(tx, actor, entity, id)
      const canShare = (await getRecord(tx, actor, entity, id, sharePermission(entity))) !== undefined
      const grantees = await granteeOptions(tx, actor)
      return {
        reasons: await reasonsFor(tx, actor, entity, row, shares),
        shares: shares.map((share) => ({ ...share, name: nameIn(grantees, share) })),
        canShare,
        grantees: canShare ? grantees : { member: [], team: [], unit: [] },
      }
    },
  })

type StoredShare = Omit<Share, 'name'>

async function sharesOf(tx: Tx, actor: Actor, { name }: Entity, recordId: string): Promise<StoredShare[]> {
  const { id, granteeKind, granteeId, access, endsAt } = recordShare
  const rows = await tx
    .select({ id, granteeKind, granteeId, access, endsAt })
    .from(recordShare)
    .where(
      and(
        eq(recordShare.workspaceId, actor.workspace.id),
        eq(recordShare.entity, name),
        eq(recordShare.recordId, recordId),
      ),
    )
    .orderBy(asc(recordShare.createdAt))
    .limit(500)
  return rows.map((row) => ({
    ...row,
    endsAt: row.endsAt?.toISOString() ?? null,
    isOver: row.endsAt !== null && row.endsAt <= new Date(),
  }))
}

async function reasonsFor(
  tx: Tx,
  actor: Actor,
  { permissions }: Entity,
  { ownerId, teamId }: Row,
  shares: StoredShare[],
): Promise<Reason[]> {
  const reach = actor.grants[permissions.read] ?? []
  const reasons: Reason[] = []
  if (canAll(actor, permissions.read)) reasons.push({ kind: 'all', name: actor.groups.join(', ') })
  if (ownerId === actor.id) reasons.push({ kind: 'owner', name: actor.name })
  if (typeof teamId === 'string' && actor.teamIds.includes(teamId) && (!ownerId || reach.includes('team')))
    reasons.push({ kind: ownerId ? 'team' : 'unassigned', name: await nameOf(tx, actor, salesTeam, teamId) })
  const unitId = await unitOf(tx, actor, ownerId)
  const { standing } = actor
  const own = reach.includes('below') ? standing.below : reach.includes('unit') ? [standing.unitId] : []
  if (unitId && own.includes(unitId))
    reasons.push({ kind: 'unit', name: await nameOf(tx, actor, orgUnit, unitId) })
  if (unitId && standing.headed.includes(unitId))
    reasons.push({ kind: 'head', name: await nameOf(tx, actor, orgUnit, unitId) })
  const grantees = granteesOf(actor)
  for (const { granteeKind, granteeId, access, endsAt, isOver } of shares) {
    if (isOver || !grantees.includes(granteeId)) continue
    const name = await nameOf(tx, actor, TABLES[granteeKind], granteeId)
    reasons.push({ kind: 'share', name, access, endsAt })
  }
  return reasons
}

const TABLES = { member, team: salesTeam, unit: orgUnit }

async function unitOf(tx: Tx, actor: Actor, ownerId: unknown): Promise<string | null> {
  if (typeof ownerId !== 'string') return null
  const [row] = await tx
    .select({ unitId: member.unitId })
    .from(member)
    .where(and(eq(member.workspaceId, actor.workspace.id), eq(member.id, ownerId)))
  return row?.unitId ?? null
}

async function nameOf(
  tx: Tx,
  actor: Actor,
  table: (typeof TABLES)[keyof typeof TABLES],
  id: string,
): Promise<string> {
  const [row] = await tx
    .select({ name: table.name })
    .from(table)
    .where(and(eq(table.workspaceId, actor.workspace.id), inArray(table.id, [id])))
  return row?.name ?? ''
}

async function granteeOptions(tx: Tx, actor: Actor): Promise<Access['grantees']> {
  const here = actor.workspace.id
  return {
    member: await tx
      .select({ id: member.id, name: member.name })
      .from(member)
      .where(and(eq(member.workspaceId, here), eq(member.isActive, true)))
      .orderBy(asc(member.nameKey))
      .limit(2000),
    team: await tx
      .select({ id: salesTeam.id, name: salesTeam.name })
      .from(salesTeam)
      .where(and(eq(salesTeam.workspaceId, here), isNull(salesTeam.archivedAt)))
      .orderBy(asc(salesTeam.position))
      .limit(2000),
    unit: await tx
      .select({ id: orgUnit.id, name: orgUnit.name })
      .from(orgUnit)
      .where(and(eq(orgUnit.workspaceId, here), isNull(orgUnit.archivedAt)))
      .orderBy(asc(orgUnit.position))
      .limit(2000),
  }
}

const nameIn = (grantees: Access['grantees'], { granteeKind, granteeId }: StoredShare): string =>
  grantees[granteeKind].find(({ id }) => id === granteeId)?.name ?? ''
