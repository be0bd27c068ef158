import 'server-only'
import { isIP } from 'node:net'
import { and, eq, isNotNull } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { alias, type Fields, mailDomain } from '@/db/schema'
import type { Actor, Workspace } from '@/lib/kernel/actor'
import { type Context, sqlState } from '@/lib/kernel/command'
import { env } from '@/lib/kernel/env'
import { invalidField } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/id'
import type { Row } from '@/lib/records/query'
import { parseAlias } from './alias-address'

/** Domains a workspace may use for aliases; the first is its own and completes a plain local part. */
export async function aliasDomains(tx: Tx, actor: Actor): Promise<string[]> {
  const proven = await tx
    .select({ name: mailDomain.name })
    .from(mailDomain)
    .where(and(eq(mailDomain.workspaceId, actor.workspace.id), isNotNull(mailDomain.provedAt)))
  const demo = actor.workspace.isDemo ? ['demo.test'] : []
  return [ownDomain(actor.workspace), ...demo, ...env.ALIAS_DOMAINS, ...proven.map(({ name }) => name)]
}

/** The subdomain that is a workspace's alone, under the operator's domain for inbound mail. */
export const ownDomain = ({ slug }: Pick<Workspace, 'slug'>): string => `${slug}.${inboundDomain()}`

/** The whole address of a typed alias, or null; refuses what this workspace may not use. */
export async function completeAlias({ tx, actor }: Context, typed: unknown): Promise<string | null> {
  if (typeof typed !== 'string' || typed.trim() === '') return null
  const domains = await aliasDomains(tx, actor)
  const parsed = parseAlias(typed, domains)
  if (typeof parsed === 'string') throw invalidField('alias', parsed, { domains: domains.join(', ') })
  return parsed.address
}

/** Makes the routing index say what the team says: its alias while it works with opportunities, else nothing. */
export async function routeAlias(context: Context, team: Row): Promise<void> {
  const { tx, actor } = context
  const here = and(
    eq(alias.workspaceId, actor.workspace.id),
    eq(alias.teamId, team.id),
    eq(alias.kind, 'opportunity'),
  )
  const address = liveAlias(team)
  if (!address) return void (await tx.delete(alias).where(here))
  const [stored] = await tx.select({ address: alias.address }).from(alias).where(here)
  if (stored?.address === address) return
  const fresh = { address, status: 'not_tested' as const, updatedAt: new Date() }
  await claim(() =>
    stored
      ? tx.update(alias).set(fresh).where(here)
      : tx.insert(alias).values({ ...fresh, workspaceId: actor.workspace.id, id: newId(), teamId: team.id }),
  )
}

const liveAlias = (team: Fields): string | null =>
  team.hasOpportunities && !team.archivedAt && typeof team.alias === 'string' ? team.alias : null

// Whose the address already is stays unsaid: it may be another workspace's.
async function claim(write: () => Promise<unknown>): Promise<void> {
  try {
    await write()
  } catch (error) {
    if (sqlState(error) === '23505') throw invalidField('alias', 'duplicate')
    throw error
  }
}

function inboundDomain(): string {
  if (env.INBOUND_DOMAIN) return env.INBOUND_DOMAIN
  const { hostname } = new URL(env.APP_URL)
  return isIP(hostname.replace(/^\[|\]$/g, '')) ? 'localhost' : hostname
}
