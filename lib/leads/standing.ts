import type { Fields } from '@/db/schema'

/**
 * How status and reason follow from an edit: a lead is new until somebody has it, and recycled
 * until somebody takes it again; a reason gives it up, and being
 * taken up again takes the reason away. `reason` when it would be given up without one.
 */
export function standing(before: Fields, patch: Fields): Fields | 'reason' {
  const status = statusAfter(before, patch)
  const { stopReasonId } = { ...before, ...patch }
  if (status === 'dead') return stopReasonId ? { status } : 'reason'
  return { status, ...(stopReasonId ? { stopReasonId: null } : {}) }
}

function statusAfter(before: Fields, patch: Fields): unknown {
  if (before.status === 'converted' || patch.status === 'converted') return 'converted'
  if (patch.status) return patch.status
  if (patch.stopReasonId) return 'dead'
  if (patch.stopReasonId === null && before.status === 'dead') return 'in_process'
  const isGiven = Boolean(patch.ownerId) && !before.ownerId
  if (isGiven && ['new', 'recycled'].includes(String(before.status ?? 'new'))) return 'assigned'
  return before.status ?? 'new'
}
