import 'server-only'
import { and, asc, desc, eq, isNull, ne, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Tx } from '@/db/client'
import { salesTeam, savedView, VIEW_SHARES } from '@/db/schema'
import { type Actor, can, canAll } from '@/lib/kernel/actor'
import { type Context, command, recordRef } from '@/lib/kernel/command'
import { entities } from '@/lib/kernel/entity'
import { conflict, forbidden, invalidField, notFound } from '@/lib/kernel/errors'
import { type Change, difference } from '@/lib/kernel/event'
import { newId } from '@/lib/kernel/id'
import { winnerOf } from './history'
import { mayChange, mayShare, type View, viewsFor } from './view-access'

const LAYOUTS = ['list', 'board'] as const

const face = z.strictObject({
  name: z.string().trim().min(1).max(80),
  query: z.string().max(6000),
  share: z.enum(VIEW_SHARES),
  teamId: z.uuid().nullable(),
  isPinned: z.boolean(),
  isDefault: z.boolean(),
})
const saved = face.extend({ entity: z.string().max(60), layout: z.enum(LAYOUTS) })

/** What a screen may know of a view. */
export type ViewOption = Pick<
  View,
  'id' | 'version' | 'name' | 'query' | 'share' | 'teamId' | 'isPinned' | 'isDefault'
> & { isMine: boolean; canChange: boolean }

/** The views of one screen that the actor meets: pinned first, then by name. */
export async function listViews(tx: Tx, actor: Actor, entity: string, layout: string): Promise<ViewOption[]> {
  const rows = await tx
    .select()
    .from(savedView)
    .where(and(viewsFor(actor), eq(savedView.entity, entity), eq(savedView.layout, layout)))
    .orderBy(desc(savedView.isPinned), asc(sql`cohoi_sort_key(${savedView.name})`), asc(savedView.id))
    .limit(200)
  return rows.map((view) => {
    const { id, version, name, query, share, teamId, isPinned, isDefault } = view
    const access = { isMine: view.ownerId === actor.id, canChange: mayChange(actor, view) }
    return { id, version, name, query, share, teamId, isPinned, isDefault, ...access }
  })
}

/** How far this actor may share a view. */
export function sharesOf(actor: Actor): readonly (typeof VIEW_SHARES)[number][] {
  return VIEW_SHARES.slice(0, canAll(actor, 'view:share') ? 3 : can(actor, 'view:share') ? 2 : 1)
}

const NEAREST = ['mine', 'team', 'company'] as const

/** The view a screen opens with: one's own choice before the team's, the team's before the company's. */
export const defaultView = (views: readonly ViewOption[]): ViewOption | undefined =>
  NEAREST.flatMap((share) => views.filter((view) => view.isDefault && view.share === share))[0]

export const saveView = command({
  name: 'view.save',
  permission: 'view:write',
  input: saved,
  async run(context, input) {
    const { tx, actor } = context
    if (!actor.id) throw forbidden()
    if (!entities.has(input.entity)) throw invalidField('entity', 'invalidValue')
    const row = { ...input, teamId: await teamFor(context, input), ownerId: actor.id }
    const id = newId()
    await tx.insert(savedView).values({ ...row, id, workspaceId: actor.workspace.id })
    await clearDefaults(context, { ...row, id })
    return { data: { id, version: 1 }, events: [changed(id, 'created', null, row)] }
  },
})

export const updateView = command({
  name: 'view.update',
  permission: 'view:write',
  input: recordRef.extend({ patch: face.partial() }),
  async run(context, { id, version, patch }) {
    const { tx, actor } = context
    const before = await viewOf(context, id)
    const whole = { ...before, ...patch }
    const teamId = patch.share || patch.teamId ? await teamFor(context, whole) : before.teamId
    const changes = difference(before, { ...patch, teamId })
    if (!changes) return { data: { id, version: before.version }, events: [] }
    const rows = await tx
      .update(savedView)
      .set({ ...patch, teamId, version: sql`${savedView.version} + 1`, updatedAt: new Date() })
      .where(
        and(
          eq(savedView.workspaceId, actor.workspace.id),
          eq(savedView.id, id),
          eq(savedView.version, version),
        ),
      )
      .returning({ id: savedView.id })
    if (rows.length === 0) throw conflict('stale', await winnerOf(tx, actor, 'saved_view', id))
    await clearDefaults(context, { ...whole, teamId })
    return {
      data: { id, version: version + 1 },
      events: [changed(id, 'updated', changes.before, changes.after)],
    }
  },
})

export const deleteView = command({
  name: 'view.delete',
  permission: 'view:write',
  input: recordRef,
  async run(context, { id, version }) {
    const { tx, actor } = context
    const { name, query, share } = await viewOf(context, id)
    const gone = await tx
      .delete(savedView)
      .where(
        and(
          eq(savedView.workspaceId, actor.workspace.id),
          eq(savedView.id, id),
          eq(savedView.version, version),
        ),
      )
      .returning({ id: savedView.id })
    if (gone.length === 0) throw conflict('stale', await winnerOf(tx, actor, 'saved_view', id))
    return { data: { id }, events: [changed(id, 'deleted', { name, query, share }, null)] }
  },
})

const changed = (
  recordId: string,
  type: string,
  before: Change['before'],
  after: Change['after'],
): Change => ({
  entity: 'saved_view',
  recordId,
  type,
  before,
  after,
})

async function viewOf({ tx, actor }: Context, id: string): Promise<View> {
  const [view] = await tx
    .select()
    .from(savedView)
    .where(and(viewsFor(actor), eq(savedView.id, id)))
  if (!view) throw notFound()
  if (!mayChange(actor, view)) throw forbidden()
  return view
}

async function teamFor(
  { tx, actor }: Context,
  { share, teamId }: Pick<View, 'share' | 'teamId'>,
): Promise<string | null> {
  if (!mayShare(actor, share, teamId)) throw forbidden()
  if (share !== 'team') return null
  if (!teamId) throw invalidField('teamId', 'required')
  const [team] = await tx
    .select({ id: salesTeam.id })
    .from(salesTeam)
    .where(and(eq(salesTeam.workspaceId, actor.workspace.id), eq(salesTeam.id, teamId)))
  if (!team) throw invalidField('teamId', 'unknownReference')
  return team.id
}

/** One default for each reader: person, team, company. */
async function clearDefaults(
  { tx, actor }: Context,
  view: Pick<View, 'id' | 'entity' | 'layout' | 'share' | 'teamId' | 'ownerId' | 'isDefault'>,
): Promise<void> {
  if (!view.isDefault) return
  const { workspaceId, id, entity, layout, share, teamId, ownerId } = savedView
  await tx
    .update(savedView)
    .set({ isDefault: false })
    .where(
      and(
        eq(workspaceId, actor.workspace.id),
        ne(id, view.id),
        eq(entity, view.entity),
        eq(layout, view.layout),
        eq(share, view.share),
        view.share === 'mine' ? eq(ownerId, view.ownerId) : undefined,
        view.teamId ? eq(teamId, view.teamId) : isNull(teamId),
      ),
    )
}
