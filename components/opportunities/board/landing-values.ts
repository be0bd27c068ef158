import { type Group, NONE } from '@/lib/opportunities/card'
import type { Column } from './state'

/** What a card created in a column is given by standing there. */
export function landingValues(group: Group, { key, stage }: Column): Record<string, unknown> {
  if (stage) return { stageId: stage.id }
  const value = key === NONE ? null : key
  if (group === 'owner') return { ownerId: value }
  if (group === 'team') return value ? { teamId: value } : {}
  if (group === 'source') return { sourceId: value }
  if (group === 'tag') return value ? { tagIds: [value] } : {}
  if (group === 'next') return {} // a new opportunity has no activity yet
  return value ? { expectedClose: `${value}-28` } : {}
}
