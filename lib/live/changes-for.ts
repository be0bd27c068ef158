import 'server-only'
import type { Tx } from '@/db/client'
import '@/lib/entities'
import '@/lib/organisation/entity'
import { type Actor, withBin } from '@/lib/kernel/actor'
import { reading } from '@/lib/kernel/database'
import { entities } from '@/lib/kernel/entity'
import { isForEveryone } from '@/lib/kernel/policy'
import { granteesOf, reaches } from '@/lib/kernel/scope'
import { loadCards } from '@/lib/opportunities/board'
import type { Card } from '@/lib/opportunities/card'
import { rereadRecords } from '@/lib/records/query'
import type { LiveChange } from './change'
import type { LiveEvent } from './hub'

/** Whether everyone in the workspace may hear of changes: all may read such records, and nobody owns them. */
function isCommon(name: string): boolean {
  const entity = entities.get(name)
  return entity ? isForEveryone(entity.permissions.read) && !entity.table.ownerId : name === 'mail_domain'
}

/**
 * The events an actor may hear of. A card that has left the actor's sight is said to be gone, without who or why;
 * of a card that was never in sight, nothing is said at all.
 */
export async function changesFor(actor: Actor, events: LiveEvent[]): Promise<LiveChange[]> {
  const ids = [
    ...new Set(events.flatMap(({ entity, recordId }) => (entity === 'opportunity' ? [recordId] : []))),
  ]
  const { shown, archived, left, others } = await reading(actor, async (tx) => {
    const shown = byId(await loadCards(tx, actor, ids))
    const archived = byId(await loadCards(tx, withBin(actor), ids, { archived: 'only' }))
    const unseen = events.filter(
      ({ entity, recordId, before }) =>
        entity === 'opportunity' && before && !shown.has(recordId) && !archived.has(recordId),
    )
    return {
      shown,
      archived,
      left: await leftSight(tx, actor, unseen),
      others: await seenOthers(tx, actor, events),
    }
  })
  return events.flatMap(({ before: _, ...change }): LiveChange[] => {
    if (isCommon(change.entity)) return [change]
    if (others.has(change.recordId)) return [change]
    if (change.entity !== 'opportunity') return []
    const card = shown.get(change.recordId)
    if (card) return [{ ...change, card }]
    if (archived.has(change.recordId)) return [{ ...change, card: null }]
    return left.has(change.seq) ? [{ ...change, card: null, actorId: null, actorName: '' }] : []
  })
}

/** Records of other kinds with pages of their own that the actor may see, or saw before they were deleted. */
async function seenOthers(tx: Tx, actor: Actor, events: LiveEvent[]): Promise<Set<string>> {
  const seen = new Set<string>()
  for (const entity of entities.values()) {
    if (!entity.path || entity.name === 'opportunity') continue
    const ids = events.flatMap(({ entity: name, recordId }) => (name === entity.name ? [recordId] : []))
    for (const { id } of await rereadRecords(tx, withBin(actor), entity, ids, { archived: 'any' }))
      seen.add(id)
  }
  return seen
}

/** Of changes to cards out of sight, those by which the card left it. */
async function leftSight(tx: Tx, actor: Actor, events: LiveEvent[]): Promise<Set<number>> {
  const held = await reaches(
    tx,
    actor,
    'opportunity:read',
    events.map(({ before }) => before ?? {}),
  )
  const grantees = granteesOf(actor)
  const left = events.filter(
    ({ type, before }, at) =>
      held[at] || (type === 'unshared' && grantees.includes(String(before?.granteeId))),
  )
  return new Set(left.map(({ seq }) => seq))
}

const byId = (cards: Card[]) => new Map(cards.map((card) => [card.id, card]))
