import 'server-only'
import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { GRANTEE_KINDS, member, orgUnit, recordShare, SHARE_ACCESS, salesTeam } from '@/db/schema'
import { type Context, command } from '@/lib/kernel/command'
import type { Entity } from '@/lib/kernel/entity'
import { invalidField, notFound } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/id'
import type { Permission } from '@/lib/kernel/policy'
import { getRecord } from '@/lib/records/query'
import { addDays, instantOf, today } from '@/lib/vietnam/date'

const grant = z.strictObject({
  id: z.uuid(),
  granteeKind: z.enum(GRANTEE_KINDS),
  granteeId: z.uuid(),
  access: z.enum(SHARE_ACCESS),
  /** The last day, in the workspace's time zone; without it the share stands until it is taken back. */
  until: z.iso.date().nullable().default(null),
})
type Grant = z.output<typeof grant>

const withdrawal = z.strictObject({ id: z.uuid(), shareId: z.uuid() })

export const sharePermission = ({ name }: Pick<Entity, 'name'>) => `${name}:share` as Permission

/** Opening single records of an entity to people, teams and units, and closing them again. */
export function shareCommands(entity: Entity) {
  const permission = sharePermission(entity)
  return {
    share: command({
      name: `${entity.name}.share`,
      permission,
      input: grant,
      async run(context, input) {
        await requireRecord(context, entity, input.id)
        await requireGrantee(context, input)
        const endsAt = endOf(context, input.until)
        const before = await standing(context, entity, input)
        const { granteeKind, granteeId, access } = input
        if (before && before.access === access && before.endsAt?.getTime() === endsAt?.getTime())
          return { data: { id: before.id }, events: [] }
        const { tx, actor } = context
        const id = before?.id ?? newId()
        const row = { entity: entity.name, recordId: input.id, granteeKind, granteeId, access, endsAt }
        if (before)
          await tx
            .update(recordShare)
            .set({ access, endsAt })
            .where(and(eq(recordShare.workspaceId, actor.workspace.id), eq(recordShare.id, id)))
        else
          await tx
            .insert(recordShare)
            .values({ ...row, id, workspaceId: actor.workspace.id, createdBy: actor.id })
        const after = { granteeKind, granteeId, access, endsAt }
        const events = [{ entity: entity.name, recordId: input.id, type: 'shared', after }]
        return { data: { id }, events }
      },
    }),
    unshare: command({
      name: `${entity.name}.unshare`,
      permission,
      input: withdrawal,
      async run(context, { id, shareId }) {
        const { tx, actor } = context
        await requireRecord(context, entity, id)
        const here = and(
          eq(recordShare.workspaceId, actor.workspace.id),
          eq(recordShare.entity, entity.name),
          eq(recordShare.recordId, id),
          eq(recordShare.id, shareId),
        )
        const [gone] = await tx.delete(recordShare).where(here).returning()
        if (!gone) throw notFound()
        const { granteeKind, granteeId, access, endsAt } = gone
        const before = { granteeKind, granteeId, access, endsAt }
        return {
          data: { id: shareId },
          events: [{ entity: entity.name, recordId: id, type: 'unshared', before }],
        }
      },
    }),
  }
}

async function requireRecord({ tx, actor }: Context, entity: Entity, id: string): Promise<void> {
  if (!(await getRecord(tx, actor, entity, id, sharePermission(entity)))) throw notFound()
}

const GRANTEES = { member, team: salesTeam, unit: orgUnit }

async function requireGrantee({ tx, actor }: Context, { granteeKind, granteeId }: Grant): Promise<void> {
  const table = GRANTEES[granteeKind]
  const [found] = await tx
    .select({ id: table.id })
    .from(table)
    .where(and(eq(table.workspaceId, actor.workspace.id), eq(table.id, granteeId)))
  if (!found) throw invalidField('granteeId', 'unknownReference')
}

async function standing({ tx, actor }: Context, { name }: Entity, { id, granteeId }: Grant) {
  const [row] = await tx
    .select()
    .from(recordShare)
    .where(
      and(
        eq(recordShare.workspaceId, actor.workspace.id),
        eq(recordShare.entity, name),
        eq(recordShare.recordId, id),
        eq(recordShare.granteeId, granteeId),
      ),
    )
    .for('update')
  return row
}

function endOf({ actor }: Context, until: string | null): Date | null {
  if (!until) return null
  const { timeZone } = actor.workspace
  if (until < today(timeZone)) throw invalidField('until', 'past')
  return instantOf(addDays(until, 1), '00:00', timeZone)
}
