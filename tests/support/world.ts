import { eq, sql } from 'drizzle-orm'
import { enter } from '@/db/client'
import { login, member, type Role, salesTeam, stage, tag, teamMember } from '@/db/schema'
import { foundWorkspace } from '@/lib/identity/found'
import { type Actor, grantsOf, type Workspace } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { database } from '@/lib/kernel/database'
import { newId } from '@/lib/kernel/id'
import { createOpportunity } from '@/lib/opportunities/commands'

export type World = {
  workspace: Workspace
  admin: Actor
  /** Of the first team, as the representative is. */
  manager: Actor
  rep: Actor
  /** Of the second team. */
  stranger: Actor
  reader: Actor
  teams: [string, string]
  stages: string[]
  tags: string[]
  pipelineId: string
}

/** A workspace with one person of every role and two teams. */
export async function aWorld(slug = `w${newId()}`): Promise<World> {
  return database().transact('identity', async (tx) => {
    const into = (realm: Parameters<typeof enter>[0]) => tx.execute(sql.raw(enter(realm)))
    const aLogin = async (name: string) => {
      const person = { id: newId(), name, email: `${name.toLowerCase()}@${slug}.test` }
      await tx.insert(login).values(person)
      return person
    }
    const people = {
      An: 'manager',
      Binh: 'representative',
      Chi: 'representative',
      Dung: 'read_only',
    } as const
    const founder = await aLogin('Founder')
    const logins = await Promise.all(Object.keys(people).map(aLogin))
    const visitor = { ip: null, userAgent: '', loginId: null, sessionId: null }
    const founded = await foundWorkspace(
      {
        tx,
        visitor,
        enter: async (workspaceId) => void (await into({ workspaceId })),
        leave: async () => void (await into('identity')),
      },
      { name: slug, slug, founder: { loginId: founder.id, name: founder.name, email: founder.email } },
    )
    const { workspaceId, pipelineId, teamId } = founded
    const second = newId()
    await tx.insert(salesTeam).values({ workspaceId, id: second, name: 'South', pipelineId, position: 1 })
    const workspace = {
      id: workspaceId,
      name: slug,
      slug,
      currency: 'VND',
      timeZone: 'Asia/Ho_Chi_Minh',
      isDemo: false,
    }
    const join = async (at: number, role: Role, teamIds: string[]): Promise<Actor> => {
      const { id: loginId, name, email } = logins[at] ?? founder
      const id = newId()
      await tx.insert(member).values({ workspaceId, id, loginId, name, email, role })
      for (const team of teamIds)
        await tx.insert(teamMember).values({ workspaceId, teamId: team, memberId: id })
      return { ...actorIn(workspace, id, name, role), teamIds }
    }
    const idsOf = async (table: typeof stage | typeof tag) =>
      (
        await tx
          .select({ id: table.id })
          .from(table)
          .where(eq(table.workspaceId, workspaceId))
          .orderBy(table.position)
      ).map(({ id }) => id)
    return {
      workspace,
      admin: { ...actorIn(workspace, founded.memberId, founder.name, 'administrator'), teamIds: [teamId] },
      manager: await join(0, 'manager', [teamId]),
      rep: await join(1, 'representative', [teamId]),
      stranger: await join(2, 'representative', [second]),
      reader: await join(3, 'read_only', []),
      teams: [teamId, second],
      stages: await idsOf(stage),
      tags: await idsOf(tag),
      pipelineId,
    }
  })
}

/** A card of the actor's, or with whatever is given. */
export async function aCard(actor: Actor, values: Record<string, unknown> = {}): Promise<string> {
  const { data } = await execute(createOpportunity, actor, { title: 'A card', ...values })
  return data.id
}

const actorIn = (workspace: Workspace, id: string, name: string, role: Role): Actor => ({
  id,
  name,
  role,
  workspace,
  grants: grantsOf(role),
  teamIds: [],
  person: null,
  sessionId: null,
})
