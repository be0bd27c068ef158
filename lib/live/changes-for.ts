import 'server-only'
import type { Actor } from '@/lib/kernel/actor'
import { reading } from '@/lib/kernel/database'
import { loadCards } from '@/lib/opportunities/board'
import type { LiveChange } from './change'
import type { LiveEvent } from './hub'

/** Names of entities whose changes everyone in the workspace may hear of. */
const COMMON = new Set(['stage', 'tag', 'sales_team', 'lost_reason', 'lead_source', 'member', 'pipeline'])

/** The events an actor may hear of. Of a card it cannot see, only that it is gone, and not who moved it. */
export async function changesFor(actor: Actor, events: LiveEvent[]): Promise<LiveChange[]> {
  const ids = [
    ...new Set(events.flatMap(({ entity, recordId }) => (entity === 'opportunity' ? [recordId] : []))),
  ]
  const cards = await reading(actor, (tx) => loadCards(tx, actor, ids))
  const seen = new Map(cards.map((card) => [card.id, card]))
  return events.flatMap((each): LiveChange[] => {
    if (COMMON.has(each.entity)) return [each]
    if (each.entity !== 'opportunity') return []
    const card = seen.get(each.recordId)
    return [card ? { ...each, card } : { ...each, card: null, actorId: null, actorName: '' }]
  })
}
