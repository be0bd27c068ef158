import 'server-only'
import { resolveTxt } from 'node:dns/promises'
import { and, asc, eq, like, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Tx } from '@/db/client'
import { alias, mailDomain } from '@/db/schema'
import { type Actor, isSystem } from '@/lib/kernel/actor'
import { command, execute, recordRef, sqlState } from '@/lib/kernel/command'
import { database } from '@/lib/kernel/database'
import { conflict, invalidField, notFound } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/id'
import { defineJob } from '@/lib/kernel/job'
import { mailActor } from '@/lib/mail/mail-actor'
import { aliasDomains } from './alias'
import { isDomain } from './alias-address'
import { isProof, newProof } from './domain-proof'

const entity = 'mail_domain'
const target = z.strictObject({ id: z.uuid() })

export type Domain = { id: string; name: string; proof: string; provedAt: Date | null; version: number }

export async function listDomains(tx: Tx, actor: Actor): Promise<Domain[]> {
  const { id, name, proof, provedAt, version } = mailDomain
  return tx
    .select({ id, name, proof, provedAt, version })
    .from(mailDomain)
    .where(eq(mailDomain.workspaceId, actor.workspace.id))
    .orderBy(asc(name))
}

/** Claims a domain; it counts only once its DNS says so. */
export const addDomain = command({
  name: 'mail_domain.create',
  permission: 'mail:write',
  input: z.strictObject({ name: z.string().trim().toLowerCase().max(253) }),
  async run({ tx, actor }, { name }) {
    if (!isDomain(name)) throw invalidField('name', 'domain')
    if ((await aliasDomains(tx, actor)).includes(name)) throw invalidField('name', 'duplicate')
    const id = newId()
    const row = { workspaceId: actor.workspace.id, id, name, proof: newProof() }
    await tx.insert(mailDomain).values(row).catch(refuseTwin)
    return { data: { id }, events: [{ entity, recordId: id, type: 'created', after: { name } }] }
  },
})

/** Looks the proof up in the background. */
export const checkDomain = command({
  name: 'mail_domain.check',
  permission: 'mail:write',
  input: target,
  async run({ tx, actor, enqueue }, { id }) {
    if (!(await domain(tx, actor, id))) throw notFound()
    await enqueue(checkDomainJob, { id }, { key: `mail_domain:${id}` })
    return { data: { id }, events: [] }
  },
})

export const removeDomain = command({
  name: 'mail_domain.delete',
  permission: 'mail:write',
  input: recordRef,
  async run({ tx, actor }, { id, version }) {
    const row = await domain(tx, actor, id)
    if (!row) throw notFound()
    const mine = eq(alias.workspaceId, actor.workspace.id)
    const using = await tx
      .select({ id: alias.id })
      .from(alias)
      .where(and(mine, like(alias.address, sql`'%@' || ${row.name}::text`)))
      .limit(1)
    if (using.length > 0) throw conflict('inUse')
    if (row.version !== version) throw conflict('stale', { name: '' })
    await tx.delete(mailDomain).where(here(actor, id))
    return { data: { id }, events: [{ entity, recordId: id, type: 'deleted', before: { name: row.name } }] }
  },
})

/** What the look-up found, written down. Only the product itself may say so. */
export const proveDomain = command({
  name: 'mail_domain.prove',
  permission: 'mail:write',
  input: target.extend({ proof: z.string() }),
  async run({ tx, actor }, { id, proof }) {
    if (!isSystem(actor)) throw notFound()
    const provedAt = new Date()
    const rows = await tx
      .update(mailDomain)
      .set({ provedAt, version: sql`version + 1` })
      .where(and(here(actor, id), eq(mailDomain.proof, proof)))
      .returning({ name: mailDomain.name })
    if (rows.length === 0) throw notFound()
    return { data: { id }, events: [{ entity, recordId: id, type: 'proved', after: { provedAt } }] }
  },
})

export const checkDomainJob = defineJob({
  name: 'mail_domain.check',
  input: target,
  maxAttempts: 3,
  run: ({ id }, { workspaceId }) => lookUp(workspaceId, id, resolveTxt),
})

/** Asks DNS for the proof of one domain. A domain without it stays unproven; that is no error. */
export async function lookUp(
  workspaceId: string,
  id: string,
  resolve: (name: string) => Promise<string[][]>,
): Promise<void> {
  const actor = await mailActor(workspaceId)
  const row = actor && (await database().transact({ workspaceId }, (tx) => domain(tx, actor, id)))
  if (!row || row.provedAt) return
  const records = await resolve(row.name).catch(() => [])
  if (isProof(records, row.proof)) await execute(proveDomain, actor, { id, proof: row.proof })
}

const here = (actor: Actor, id: string) =>
  and(eq(mailDomain.workspaceId, actor.workspace.id), eq(mailDomain.id, id))

async function domain(tx: Tx, actor: Actor, id: string) {
  return (await tx.select().from(mailDomain).where(here(actor, id)))[0]
}

function refuseTwin(error: unknown): never {
  if (sqlState(error) === '23505') throw invalidField('name', 'duplicate')
  throw error
}
