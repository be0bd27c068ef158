import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { alias, login } from '@/db/schema'
import { foundWorkspace } from '@/lib/identity/found'
import { executeIdentity, identityCommand } from '@/lib/identity/identity-command'
import { newId } from '@/lib/kernel/id'

/** A workspace with one team whose alias is `address`; mail to it becomes opportunities of nobody. */
export function scratchWorkspace(address: string): Promise<{ workspaceId: string }> {
  const nobody = { ip: null, userAgent: '', loginId: null, sessionId: null }
  return executeIdentity(foundScratch, nobody, { address })
}

const foundScratch = identityCommand({
  name: 'scratch.found',
  input: z.strictObject({ address: z.string() }),
  async run(context, { address }) {
    const slug = `replay-${randomUUID()}`
    const founder = { loginId: newId(), name: 'Replay', email: `${slug}@example.invalid` }
    await context.tx.insert(login).values({ id: founder.loginId, name: founder.name, email: founder.email })
    const { workspaceId, teamId } = await foundWorkspace(context, { name: 'Replay', slug, founder })
    await context.tx.execute(sql`update sales_team set owner_rule = 'unassigned', alias = ${address}
      where workspace_id = ${workspaceId} and id = ${teamId}`)
    await context.tx.insert(alias).values({ workspaceId, id: newId(), address, teamId })
    return { data: { workspaceId }, events: [] }
  },
})
