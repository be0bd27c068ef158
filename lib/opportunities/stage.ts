import type { Fields, Requirement, StageKind } from '@/db/schema'

/** What the pipeline needs to know of a stage. */
export type Stage = {
  id: string
  pipelineId: string
  name: string
  kind: StageKind
  color: string
  hasProbability: boolean
  probability: number
  isFolded: boolean
  requirements: Requirement[]
  isGate: boolean
  requiredFields: string[]
  rottingDays: number
}

/** A won deal counts in full, a lost one not at all; otherwise the stage decides only if it says so. */
export function probabilityIn(
  stage: Pick<Stage, 'kind' | 'hasProbability' | 'probability'>,
  current: number,
): number {
  if (stage.kind === 'won') return 100
  if (stage.kind === 'lost') return 0
  return stage.hasProbability ? stage.probability : current
}

/** What coming into a stage makes of a card. A value typed by a person stands, except where the deal is decided. */
export function arriving(into: Stage, card: Fields, typed?: unknown): Fields {
  const isOpen = into.kind === 'open'
  const current = Number(typed ?? card.probability ?? 0)
  return {
    stageId: into.id,
    pipelineId: into.pipelineId,
    status: into.kind,
    probability: typed !== undefined && isOpen ? current : probabilityIn(into, current),
    stageSince: new Date(),
    closedAt: isOpen ? null : into.kind === 'won' && card.status === 'won' ? card.closedAt : new Date(),
    ...(into.kind !== 'lost' && { lostReasonId: null, lostNote: null }),
  }
}

export type Missing = { fields: string[]; requirements: Requirement[] }

/** What a gated stage still asks of a card before it lets it in; null when nothing is missing. */
export function missingFor(
  stage: Pick<Stage, 'isGate' | 'requiredFields' | 'requirements'>,
  card: Record<string, unknown> & { checklist?: unknown },
): Missing | null {
  if (!stage.isGate) return null
  const ticked = new Set(Array.isArray(card.checklist) ? card.checklist : [])
  const fields = stage.requiredFields.filter((name) => isBlank(card[name]))
  const requirements = stage.requirements.filter(({ id }) => !ticked.has(id))
  return fields.length + requirements.length > 0 ? { fields, requirements } : null
}

/** Days a card has stood still beyond what its stage allows; 0 while it is fresh. */
export function daysRotting(stage: Pick<Stage, 'kind' | 'rottingDays'>, since: Date, now: Date): number {
  if (stage.kind !== 'open' || stage.rottingDays === 0) return 0
  const days = Math.floor((now.getTime() - since.getTime()) / 86_400_000)
  return days > stage.rottingDays ? days : 0
}

/** Nothing was said yet; an amount of 0 says nothing. */
export const isBlank = (value: unknown) =>
  value === null || value === undefined || value === '' || value === 0
