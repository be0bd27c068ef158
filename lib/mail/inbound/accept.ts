import 'server-only'
import type { Intake } from '@/db/schema'
import { execute } from '@/lib/kernel/command'
import { crashPoint } from '@/lib/kernel/crash'
import { mailActor } from '../mail-actor'
import { normaliseAddress } from '../mime'
import { withoutPlus } from '../thread'
import { acceptInbound } from './accept-command'
import { aliasesOf, type Known } from './aliases'
import { contentKey } from './delivery-key'

export const MOST_BYTES = 25 * 1024 * 1024

/** A message at the door. Whoever brings it has verified its source already. */
export type Delivery = {
  intake: Intake
  envelopeFrom: string | null
  envelopeTo: readonly string[]
  /** The message itself, or the provider's id by which a job fetches it. */
  content: { raw: Uint8Array } | { externalId: string }
  /** The provider's name for this delivery; told twice, it is one. */
  eventId?: string
  /** The only workspace it may reach, where unknown aliases are recorded as well. */
  workspaceId?: string
  keyId?: string
}

export type Accepted = { accepted: { workspaceId: string; id: string }[]; rejected: string | null }

/**
 * Commits a message, with its envelope and its job, in every workspace whose alias it names: afterwards, and
 * only then, the sender may be told that it arrived. Throws when the database is away: let the sender retry.
 */
export async function accept(delivery: Delivery): Promise<Accepted> {
  crashPoint('accept.begun')
  const known = await aliasesOf(delivery.envelopeTo)
  const here = known.filter(({ workspaceId }) => workspaceId === (delivery.workspaceId ?? workspaceId))
  const accepted: Accepted['accepted'] = []
  for (const workspaceId of new Set(here.map((alias) => alias.workspaceId))) {
    const id = await deliver(delivery, workspaceId, reached(delivery.envelopeTo, here, workspaceId))
    if (id) accepted.push({ workspaceId, id })
  }
  const isLost = accepted.length === 0 && delivery.workspaceId
  const rejected = isLost ? await deliver(delivery, isLost, [...delivery.envelopeTo], true) : null
  crashPoint('accept.committed')
  return { accepted, rejected }
}

async function deliver(delivery: Delivery, workspaceId: string, envelopeTo: string[], isUnknown = false) {
  const actor = await mailActor(workspaceId)
  if (!actor) return null
  const { intake, envelopeFrom, content, eventId, keyId } = delivery
  const { data } = await execute(acceptInbound, actor, {
    intake,
    deliveryKey: eventId ? `event:${eventId}` : contentKey(envelopeTo, content),
    envelopeFrom,
    envelopeTo,
    isUnknown,
    keyId,
    ...content,
  })
  return data.id
}

/** The envelope's recipients that reach one workspace, with whatever stands after their plus sign. */
function reached(addresses: readonly string[], known: readonly Known[], workspaceId: string): string[] {
  const own = new Set(
    known.filter((alias) => alias.workspaceId === workspaceId).map(({ address }) => address),
  )
  const clean = addresses.flatMap((address) => normaliseAddress(address) ?? [])
  return [...new Set(clean)].filter((address) => own.has(address) || own.has(withoutPlus(address))).sort()
}
