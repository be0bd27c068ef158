import 'server-only'
import { isIP } from 'node:net'
import { and, eq, inArray, isNotNull } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { type AliasKind, alias, type Fields, mailDomain } from '@/db/schema'
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

/** Where a team names its alias of each kind. */
const FIELDS = { opportunity: 'alias', support_case: 'caseAlias' } as const satisfies Record<
  AliasKind,
  string
>
type AliasField = (typeof FIELDS)[AliasKind]

/** The whole address of a typed alias, or null; refuses what this workspace may not use. */
export async function completeAlias(
  { tx, actor }: Context,
  typed: unknown,
  field: AliasField,
): Promise<string | null> {
  if (typeof typed !== 'string' || typed.trim() === '') return null
  const domains = await aliasDomains(tx, actor)
  const parsed = parseAlias(typed, domains)
  if (typeof parsed === 'string') throw invalidField(field, parsed, { domains: domains.join(', ') })
  return parsed.address
}

/** Makes the routing index say what the team says: its aliases while it works, else nothing. */
export async function routeAliases({ tx, actor }: Context, team: Row): Promise<void> {
  const workspaceId = actor.workspace.id
  const stored = await tx
    .select()
    .from(alias)
    .where(and(eq(alias.workspaceId, workspaceId), eq(alias.teamId, team.id)))
  const wanted = Object.entries(FIELDS).map(([kind, field]) => {
    const row = stored.find((each) => each.kind === kind)
    return { kind: kind as AliasKind, field, row, address: liveAlias(team, field) }
  })
  const changed = wanted.filter(({ row, address }) => address !== (row?.address ?? null))
  const left = changed.flatMap(({ row }) => row?.id ?? [])
  // All go before any comes: an address may move from one alias of the team to the other.
  if (left.length > 0)
    await tx.delete(alias).where(and(eq(alias.workspaceId, workspaceId), inArray(alias.id, left)))
  for (const { kind, field, row, address } of changed) {
    if (!address) continue
    const known = row ?? { kind, workspaceId, id: newId(), teamId: team.id }
    const fresh = { address, status: 'not_tested' as const, updatedAt: new Date() }
    await claim(field, () => tx.insert(alias).values({ ...known, ...fresh }))
  }
}

const liveAlias = (team: Fields, field: AliasField): string | null => {
  const address = team[field]
  return team.archivedAt || typeof address !== 'string' ? null : address
}

// Whose the address already is stays unsaid: it may be another workspace's.
async function claim(field: AliasField, write: () => Promise<unknown>): Promise<void> {
  try {
    await write()
  } catch (error) {
    if (sqlState(error) === '23505') throw invalidField(field, 'duplicate')
    throw error
  }
}

function inboundDomain(): string {
  if (env.INBOUND_DOMAIN) return env.INBOUND_DOMAIN
  const { hostname } = new URL(env.APP_URL)
  return isIP(hostname.replace(/^\[|\]$/g, '')) ? 'localhost' : hostname
}
