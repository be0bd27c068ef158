import type { Outcome } from '@/db/schema'

type Settled = { outcome: Outcome | null; opportunityIds: string[]; isDryRun: boolean; hasRaw?: boolean }

const HELD_BACK: readonly (Outcome | null)[] = ['held', 'loop', 'auto_reply', 'bounce', 'rejected']

/** Whether a message may run through the pipeline again: not when records came of it, nor when a provider only told of it. */
export const isReplayable = ({ outcome, opportunityIds, hasRaw = true }: Settled): boolean =>
  outcome !== null && opportunityIds.length === 0 && (hasRaw || outcome !== 'bounce')

/** Whether a person may overrule what held a message back. */
export const isReleasable = ({ outcome, opportunityIds, isDryRun, hasRaw = true }: Settled): boolean =>
  HELD_BACK.includes(outcome) && opportunityIds.length === 0 && !isDryRun && hasRaw
