import type { ReactNode } from 'react'
import type { HistoryEntry } from '@/lib/records/history'

/** One change of the record, as the log has it. */
export type EventEntry = { kind: 'event' } & HistoryEntry
/** Anything else that happened with it, drawn by whoever knows it: a mail, a call. */
export type MessageEntry = { kind: 'message'; id: string; at: Date | string; content: ReactNode }
export type TimelineEntry = EventEntry | MessageEntry

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
export function changedFields(entry: EventEntry, declared: readonly string[]): ChangedField[] {
  if (isBeginning(entry)) return []
  const after = entry.after ?? {}
  return declared
    .filter((name) => !SILENT.has(name) && Object.hasOwn(after, name))
    .filter((name) => name !== 'email' || !Object.hasOwn(after, 'emails')) // which tells of all
    .map((name) => ({ name, before: entry.before?.[name] ?? null, after: after[name] ?? null }))
}

/** Whether the record was made by it. */
export const isBeginning = ({ type }: Pick<HistoryEntry, 'type'>): boolean =>
  type === 'created' || type === 'imported'

/** Whether nothing happened before these, with the record and with those that were merged into it. */
export function areWhole(events: readonly EventEntry[]): boolean {
  const begun = new Set(events.filter(isBeginning).map(({ of }) => of?.id))
  return begun.has(undefined) && events.every(({ of }) => begun.has(of?.id))
}

/** Events that say something by themselves. */
const TOLD = new Set([
  'created',
  'imported',
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
])

/** Newest first; moves within a column and what another entry tells are left out. */
export function inOrder(entries: readonly TimelineEntry[], declared: readonly string[]): TimelineEntry[] {
  const isNews = (entry: TimelineEntry) =>
    entry.kind === 'message' || TOLD.has(entry.type) || changedFields(entry, declared).length > 0
  const time = ({ at }: TimelineEntry) => new Date(at).getTime()
  return entries.filter(isNews).sort((a, b) => time(b) - time(a))
}
