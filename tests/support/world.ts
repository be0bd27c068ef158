import { eq, sql } from 'drizzle-orm'
import { enter, type Realm, type Tx } from '@/db/client'
import { login, member, memberGroup, salesTeam, stage, tag, teamMember } from '@/db/schema'
import { foundWorkspace } from '@/lib/identity/found'
import { type Actor, grantsOf, systemActor, type Workspace } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { database } from '@/lib/kernel/database'
import { newId } from '@/lib/kernel/id'
import type { Preset } from '@/lib/kernel/policy'
import { createOpportunity } from '@/lib/opportunities/commands'

export type World = {
  workspace: Workspace
  admin: Actor
  /** Of the first team, as the representative is. */
  manager: Actor
  rep: Actor
  /** A representative of the second team. */
  stranger: Actor
  reader: Actor
  teams: [string, string]
  stages: string[]
  tags: string[]
  pipelineId: string
  /** The root of the tree, and the company below it. */
  units: [string, string]
  /** The preset groups, by name. */
  groups: Record<Preset, string>
}

/** A workspace with people of five groups and two teams. */
export function aWorld(slug = `w${newId()}`): Promise<World> {
  return database().transact('identity', async (tx) => {
    const names = ['Founder', 'Manager', 'Rep', 'Stranger', 'Reader']
    const people = names.map((name) => ({ id: newId(), name, email: `${name.toLowerCase()}@${slug}.test` }))
    await tx.insert(login).values(people)
    const [founder = { id: '', name: '', email: '' }, ...others] = people
    const founded = await found(tx, slug, founder)
    const { workspaceId, pipelineId, teamId, unitId } = founded
    const workspace = { id: workspaceId, name: slug, slug, currency: 'VND', timeZone: VIETNAM, isDemo: false }
    const second = newId()
    await tx.insert(salesTeam).values({ workspaceId, id: second, name: 'South', pipelineId, position: 1 })

    const join = async (at: number, preset: Preset, teamIds: string[]): Promise<Actor> => {
      const { id: loginId, ...person } = others[at] ?? founder
      const id = newId()
      await tx.insert(member).values({ workspaceId, id, loginId, unitId, ...person })
      await tx.insert(memberGroup).values({ workspaceId, memberId: id, groupId: founded.groupIds[preset] })
      if (teamIds[0]) await tx.insert(teamMember).values({ workspaceId, teamId: teamIds[0], memberId: id })
      return anActor(workspace, id, person.name, preset, teamIds)
    }
    return {
      workspace,
      groups: founded.groupIds,
      pipelineId,
      teams: [teamId, second],
      units: [unitId, founded.companyId],
      admin: anActor(workspace, founded.memberId, founder.name, 'administrator', [teamId]),
      manager: await join(0, 'manager', [teamId]),
      rep: await join(1, 'representative', [teamId]),
      stranger: await join(2, 'representative', [second]),
      reader: await join(3, 'read_only', []),
      stages: await idsOf(tx, stage, workspaceId),
      tags: await idsOf(tx, tag, workspaceId),
    }
  })
}

/** A card of the actor's, or with whatever is given. */
export async function aCard(actor: Actor, values: Record<string, unknown> = {}): Promise<string> {
  const { data } = await execute(createOpportunity, actor, { title: 'A card', ...values })
  return data.id
}

export const anActor = (
  workspace: Workspace,
  id: string,
  name: string,
  preset: Preset,
  teamIds: string[] = [],
): Actor => ({ ...systemActor(workspace), id, name, teamIds, grants: grantsOf(preset), groups: [preset] })

const VIETNAM = 'Asia/Ho_Chi_Minh'

function found(
  tx: Tx,
  slug: string,
  { id: loginId, name, email }: { id: string; name: string; email: string },
) {
  const into = async (realm: Realm) => void (await tx.execute(sql.raw(enter(realm))))
  const visitor = { ip: null, userAgent: '', loginId: null, sessionId: null }
  const context = {
    tx,
    visitor,
    enter: (workspaceId: string) => into({ workspaceId }),
    leave: () => into('identity'),
  }
  return foundWorkspace(context, { name: slug, slug, founder: { loginId, name, email } })
}

async function idsOf(tx: Tx, table: typeof stage | typeof tag, workspaceId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: table.id })
    .from(table)
    .where(eq(table.workspaceId, workspaceId))
    .orderBy(table.position)
  return rows.map(({ id }) => id)
}
