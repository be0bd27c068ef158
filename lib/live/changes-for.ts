import 'server-only'
import type { Actor } from '@/lib/kernel/actor'
import { reading } from '@/lib/kernel/database'
import { reaches } from '@/lib/kernel/scope'
import { loadCards } from '@/lib/opportunities/board'
import type { Card } from '@/lib/opportunities/card'
import type { LiveChange } from './change'
import type { LiveEvent } from './hub'

/** Names of entities whose changes everyone in the workspace may hear of. */
const COMMON = new Set([
  'stage',
  'tag',
  'sales_team',
  'lost_reason',
  'lead_source',
  'member',
  'pipeline',
  'org_unit',
  'currency',
  'mail_domain',
])

/**
 * The events an actor may hear of. A card that has left the actor's sight is said to be gone, without who or why;
 * of a card that was never in sight, nothing is said at all.
 */
export async function changesFor(actor: Actor, events: LiveEvent[]): Promise<LiveChange[]> {
  const ids = [
    ...new Set(events.flatMap(({ entity, recordId }) => (entity === 'opportunity' ? [recordId] : []))),
  ]
  const { shown, archived } = await reading(actor, async (tx) => ({
    shown: byId(await loadCards(tx, actor, ids)),
    archived: byId(await loadCards(tx, actor, ids, { archived: 'only' })),
  }))
  return events.flatMap(({ before, ...change }): LiveChange[] => {
    if (COMMON.has(change.entity)) return [change]
    if (change.entity !== 'opportunity') return []
    const card = shown.get(change.recordId)
    if (card) return [{ ...change, card }]
    if (archived.has(change.recordId)) return [{ ...change, card: null }]
    const wasSeen = before !== null && reaches(actor, 'opportunity:read', before)
    return wasSeen ? [{ ...change, card: null, actorId: null, actorName: '' }] : []
  })
}

const byId = (cards: Card[]) => new Map(cards.map((card) => [card.id, card]))
