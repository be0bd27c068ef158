import type { Fields, TaskState } from '@/db/schema'
import { isTimed } from './times'

const isClosing = (state: TaskState | undefined) => state === 'done' || state === 'cancelled'

/**
 * How an activity stands after an edit: what happens at a time was held or not, a task is in one of the company's
 * statuses, of which `stateOf` knows the meaning. It is closed from the moment it is neither planned nor in work.
 */
export function standingOf(
  before: Fields,
  patch: Fields,
  {
    stateOf,
    first,
    now,
  }: { stateOf(statusId: unknown): TaskState | undefined; first: string | null; now: Date },
): Fields {
  const { kind, status, statusId, closedAt } = { ...before, ...patch }
  const kept = isTimed(kind)
    ? { status: status ?? 'planned', statusId: null }
    : { status: null, statusId: statusId ?? first }
  const isClosed = isTimed(kind) ? kept.status !== 'planned' : isClosing(stateOf(kept.statusId))
  return { ...kept, closedAt: isClosed ? (closedAt ?? now) : null }
}
