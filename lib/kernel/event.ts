import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { event, type Fields } from '@/db/schema'
import type { Actor } from './actor'
import { newId } from './id'
import { isSame } from './same'

/** One change a command made; the kernel stamps who, when and in which request. */
export type Change = {
  entity: string
  recordId: string
  type: string
  before?: Fields | null
  after?: Fields | null
}

export const CHANNEL = 'cohoi'

/** Appends the changes to the log and rings the bell for everyone who listens to this workspace. */
export async function append(tx: Tx, actor: Actor, requestId: string, changes: Change[]): Promise<void> {
  if (changes.length === 0) return
  const stamp = { workspaceId: actor.workspace.id, actorId: actor.id, actorName: actor.name, requestId }
  for (let start = 0; start < changes.length; start += 500) {
    await tx
      .insert(event)
      .values(
        changes.slice(start, start + 500).map((change) => ({ ...discreet(change), ...stamp, id: newId() })),
      )
  }
  const { hear } = await import('@/lib/notifications/listener')
  await hear(tx, actor, changes)
  await ring(tx, actor)
}

/** Wakes everybody who listens to this workspace once the transaction is committed. */
export async function ring(tx: Tx, { workspace }: Actor): Promise<void> {
  await tx.execute(sql`select pg_notify(${CHANNEL}, ${workspace.id})`)
}

const SECRET = /passw|secret|sealed|hash|token|recovery|^otp|^totp/i

/** Values without those of fields that hold secrets; whether there is one may be said. */
export function withoutSecrets<T extends Fields | null | undefined>(values: T): T {
  if (!values) return values
  const told = Object.entries(values).filter(
    ([name, value]) => !SECRET.test(name) || value === null || typeof value === 'boolean',
  )
  return Object.fromEntries(told) as T
}

/** Nobody ever reads a secret in the log, for it is never written there. */
const discreet = ({ before, after, ...change }: Change): Change => ({
  ...change,
  before: withoutSecrets(before),
  after: withoutSecrets(after),
})

/** Before and after of the fields that differ; null when nothing does. */
export function difference(before: Fields, after: Fields): { before: Fields; after: Fields } | null {
  const changed = Object.keys(after).filter((key) => !isSame(before[key], after[key]))
  if (changed.length === 0) return null
  return { before: pick(before, changed), after: pick(after, changed) }
}

const pick = (row: Fields, keys: string[]): Fields =>
  Object.fromEntries(keys.map((key) => [key, row[key] ?? null]))
