import type { Description } from '@/lib/kernel/entity'
import type { HistoryEntry } from '@/lib/records/history'
import type { ChangeEntry, TimelineEntry } from '@/lib/records/timeline-entry'

/** What follows from other fields, or puts cards in order: true, but no news. */
const SILENT = new Set([
  'version',
  'rank',
  'rate',
  'amountBase',
  'pipelineId',
  'stageSince',
  'status',
  'closedAt',
  'archivedAt',
  'deletedAt',
  'deletedBy',
  'createdBy',
])

export type ChangedField = { name: string; before: unknown; after: unknown }

/** The changes worth reading of an event: declared fields, in the order of the declaration. */
export function changedFields(entry: HistoryEntry, declared: readonly string[]): ChangedField[] {
  if (isBeginning(entry)) return []
  const after = entry.after ?? {}
  return declared
    .filter((name) => !SILENT.has(name) && Object.hasOwn(after, name))
    .filter((name) => name !== 'email' || !Object.hasOwn(after, 'emails')) // which tells of all
    .map((name) => ({ name, before: entry.before?.[name] ?? null, after: after[name] ?? null }))
}

/** Whether the record was made by it. */
const isBeginning = ({ type }: Pick<HistoryEntry, 'type'>): boolean =>
  type === 'created' || type === 'imported' || type === 'repeated'

/** Events that say something by themselves. */
const TOLD = new Set([
  'created',
  'imported',
  'repeated',
  'moved',
  'won',
  'lost',
  'reopened',
  'claimed',
  'archived',
  'restored',
  'binned',
  'recovered',
  'undone',
  'absorbed',
  'merged',
  'unmerged',
  'revealed',
  'twin_dismissed',
  'twin_recalled',
  'invitation.sent',
  'invitation.cancelled',
  'invitation.answered',
])

type Kinds = Readonly<Record<string, Pick<Description, 'fields'>>>

/** Whether there is something to read: moves within a column, and what another entry tells, are none. */
export function isNews(entry: TimelineEntry, kinds: Kinds): boolean {
  if (entry.strand !== 'change') return true
  return TOLD.has(entry.type) || changedFields(entry, fieldsOf(entry, kinds)).length > 0
}

export const fieldsOf = ({ entity }: Pick<ChangeEntry, 'entity'>, kinds: Kinds): string[] =>
  Object.keys(kinds[entity]?.fields ?? {})

const time = ({ at }: TimelineEntry) => new Date(at).getTime()

/** Newest first; at the same moment as the ids have it. */
export const isBefore = (one: TimelineEntry, other: TimelineEntry): boolean =>
  time(one) < time(other) || (time(one) === time(other) && one.id < other.id)

/** A first page read anew, and below it what was read before of what is older. */
export function joined(
  first: readonly TimelineEntry[],
  earlier: readonly TimelineEntry[],
): readonly TimelineEntry[] {
  const last = first.at(-1)
  const known = new Set(first.map(({ id }) => id))
  const rest = earlier.filter((entry) => !known.has(entry.id) && last && isBefore(entry, last))
  return [...first, ...rest]
}
