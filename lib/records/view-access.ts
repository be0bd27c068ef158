import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import { savedView } from '@/db/schema'
import { type Actor, can, canAll } from '@/lib/kernel/actor'

export type View = typeof savedView.$inferSelect
export type Share = View['share']

/** The views a person meets: their own, their teams', the company's. */
export function viewsFor(actor: Actor): SQL {
  const { workspaceId, ownerId, share, teamId } = savedView
  const mine = actor.id ? eq(ownerId, actor.id) : undefined
  const teams =
    actor.teamIds.length > 0 ? and(eq(share, 'team'), inArray(teamId, [...actor.teamIds])) : undefined
  const met = or(mine, eq(share, 'company'), teams)
  return and(eq(workspaceId, actor.workspace.id), met) ?? sql`false`
}

/** Sharing with a team takes the right and being of it; with the company, the right over all. */
export function mayShare(actor: Actor, share: Share, teamId: string | null): boolean {
  if (share === 'mine') return true
  if (!can(actor, 'view:share')) return false
  if (canAll(actor, 'view:share')) return true
  return share === 'team' && teamId !== null && actor.teamIds.includes(teamId)
}

/** One's own views, and the shared ones one could have shared. */
export const mayChange = (actor: Actor, view: Pick<View, 'ownerId' | 'share' | 'teamId'>): boolean =>
  view.ownerId === actor.id || (view.share !== 'mine' && mayShare(actor, view.share, view.teamId))
