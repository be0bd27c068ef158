import type { PathStep } from '@/db/schema'

/** Every step a decision path may have; worded in messages under `inbound.steps`. */
export const STEPS = [
  'received',
  'fetched',
  'noAlias',
  'addressed',
  'aliasOff',
  'fallback',
  'read',
  'unreadable',
  'tooManyLinks',
  'blocked',
  'ownMessage',
  'ownAlias',
  'bounce',
  'complaint',
  'bounceMatched',
  'bounceUnmatched',
  'autoReply',
  'answered',
  'answerRefused',
  'threadSigned',
  'threadKnown',
  'threadStranger',
  'threadGone',
  'threadClosed',
  'threadOtherTeam',
  'unverified',
  'bulkCreate',
  'bulkHold',
  'bulkDrop',
  'released',
  'replayed',
  'senderLimit',
  'forwarded',
  'owner',
  'noOwner',
  'knownCustomer',
  'newContact',
  'noContact',
  'create',
  'append',
  'wouldCreate',
  'refused',
  'failed',
  'dryRun',
] as const
export type Step = (typeof STEPS)[number]

/** One step of a decision path with the facts that its sentence names. */
export function step(name: Step, facts: Record<string, string> = {}): PathStep {
  const kept = Object.entries(facts).map(([key, value]) => [key, value.slice(0, 500)])
  return { step: name, facts: Object.fromEntries(kept) }
}
