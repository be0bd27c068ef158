import 'server-only'
import { and, count, eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { memberGroup, permissionGroup } from '@/db/schema'
import { permissionGroups } from '@/lib/dictionaries/entities'
import { grantsOfRow } from '@/lib/identity/given-groups'
import { type Command, type Context, command } from '@/lib/kernel/command'
import { entityIn } from '@/lib/kernel/custom-fields'
import { entities } from '@/lib/kernel/entity'
import { conflict, forbidden, invalidField, notFound } from '@/lib/kernel/errors'
import { difference } from '@/lib/kernel/event'
import { isLimitable } from '@/lib/kernel/field-rights'
import { newId } from '@/lib/kernel/id'
import { addUp, covers, type GroupGrants, POLICY, type Preset } from '@/lib/kernel/policy'
import { allowUndo } from '@/lib/records/undo'
import { writeRow } from '@/lib/records/write'
import { groupPatch, groupRemoval, newGroup } from './schema'

type GroupRow = typeof permissionGroup.$inferSelect
type Saved = { id: string; version: number }

export const createGroup: Command<typeof newGroup, Saved> = command({
  name: 'permission_group.create',
  permission: 'group:write',
  input: newGroup,
  async run(context, { copyOf, ...input }) {
    const { tx, actor } = context
    const model = copyOf ? await lockedGroup(context, copyOf) : null
    const grants = model ? grantsOfRow(model) : {}
    refuseMore(context, grants)
    await refuseTwin(context, input.name)
    const id = newId()
    const [last] = await tx
      .select({ n: sql<number>`coalesce(max(${permissionGroup.position}), 0)::int` })
      .from(permissionGroup)
      .where(eq(permissionGroup.workspaceId, actor.workspace.id))
    const values = { ...input, grants, fieldRights: model?.fieldRights ?? {}, position: (last?.n ?? 0) + 1 }
    await tx.insert(permissionGroup).values({ ...values, id, workspaceId: actor.workspace.id })
    const created = { entity: 'permission_group', recordId: id, type: 'created', after: { ...input, grants } }
    return { data: { id, version: 1 }, events: [created] }
  },
})

/** Changes what a group is called and what it allows; never to more than the writer may do. */
export const updateGroup: Command<typeof groupPatch, Saved> = command({
  name: 'permission_group.update',
  permission: 'group:write',
  input: groupPatch,
  async run(context, { id, version, patch }) {
    const row = await lockedGroup(context, id)
    if (row.version !== version) throw conflict('stale', { name: '' })
    const changed = difference(row, patch)
    if (!changed) return { data: { id, version }, events: [] }
    if (isAdministrators(row) && (patch.grants !== undefined || patch.fieldRights))
      throw forbidden('lockedGroup')
    refuseMore(context, grantsOfRow(row))
    refuseMore(context, grantsAfter(row, patch))
    refuseUnknownFields(context, patch.fieldRights)
    if (patch.name) await refuseTwin(context, patch.name, id)
    await writeRow(context, permissionGroups, { id, version }, patch)
    const after = { ...changed.after, version: version + 1 }
    const event = { entity: 'permission_group', recordId: id, type: 'updated', before: changed.before, after }
    return { data: { id, version: version + 1 }, events: [event] }
  },
})

/** Takes a group away; people whose only group it was are moved to the replacement. */
export const deleteGroup: Command<typeof groupRemoval, { id: string }> = command({
  name: 'permission_group.delete',
  permission: 'group:write',
  input: groupRemoval,
  async run(context, { id, version, replacementId }) {
    const { tx, actor } = context
    const row = await lockedGroup(context, id)
    if (row.version !== version) throw conflict('stale', { name: '' })
    if (isAdministrators(row)) throw forbidden('lockedGroup')
    refuseMore(context, grantsOfRow(row))
    const inIt = and(eq(memberGroup.workspaceId, actor.workspace.id), eq(memberGroup.groupId, id))
    const [people] = await tx.select({ n: count() }).from(memberGroup).where(inIt)
    if (people?.n && !replacementId) throw conflict('groupInUse', { count: people.n })
    if (replacementId) await moveInto(context, id, replacementId)
    await tx.delete(memberGroup).where(inIt)
    await tx
      .delete(permissionGroup)
      .where(and(eq(permissionGroup.workspaceId, actor.workspace.id), eq(permissionGroup.id, id)))
    const before = { name: row.name, description: row.description, grants: row.grants, replacementId }
    return { data: { id }, events: [{ entity: 'permission_group', recordId: id, type: 'deleted', before }] }
  },
})

allowUndo(permissionGroups)

async function moveInto(context: Context, from: string, to: string): Promise<void> {
  const { tx, actor } = context
  if (from === to) throw invalidField('replacementId', 'invalidValue')
  refuseMore(context, grantsOfRow(await lockedGroup(context, to)))
  await tx.execute(sql`
    insert into ${memberGroup} (workspace_id, group_id, member_id)
    select workspace_id, ${to}::uuid, member_id from ${memberGroup}
    where workspace_id = ${actor.workspace.id}::uuid and group_id = ${from}::uuid
    on conflict do nothing`)
}

const isAdministrators = ({ preset }: GroupRow): boolean => preset === 'administrator'

function grantsAfter(row: GroupRow, patch: z.output<typeof groupPatch>['patch']): GroupGrants {
  if (patch.grants === undefined) return grantsOfRow(row)
  return patch.grants ?? (row.preset ? POLICY[row.preset as Preset] : {})
}

function refuseMore({ actor }: Context, grants: GroupGrants): void {
  if (!covers(actor.grants, addUp([grants]))) throw forbidden('moreThanOwn')
}

function refuseUnknownFields({ actor }: Context, rights: GroupRow['fieldRights'] | undefined): void {
  for (const [name, fields] of Object.entries(rights ?? {})) {
    const found = entities.get(name)
    const entity = found && entityIn(actor, found)
    const known = Object.keys(fields).every((field) => {
      const declared = entity && Object.hasOwn(entity.fields, field) ? entity.fields[field] : undefined
      return entity && declared && isLimitable(entity, field, declared)
    })
    if (!known) throw invalidField('fieldRights', 'invalidValue')
  }
}

async function lockedGroup({ tx, actor }: Context, id: string): Promise<GroupRow> {
  const [row] = await tx
    .select()
    .from(permissionGroup)
    .where(and(eq(permissionGroup.workspaceId, actor.workspace.id), eq(permissionGroup.id, id)))
    .for('update')
  if (!row) throw notFound()
  return row
}

async function refuseTwin({ tx, actor }: Context, name: string, id?: string): Promise<void> {
  const twins = await tx
    .select({ id: permissionGroup.id })
    .from(permissionGroup)
    .where(
      and(
        eq(permissionGroup.workspaceId, actor.workspace.id),
        eq(sql`lower(${permissionGroup.name})`, sql`lower(${name})`),
      ),
    )
  if (twins.some((twin) => twin.id !== id)) throw invalidField('name', 'duplicate')
}
