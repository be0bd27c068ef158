import type { BulkActions } from '@/components/records/list/record-bulk'
import type { ListSource } from '@/components/records/list/use-list-rows'
import type { AccessActions } from '@/components/rights/access-dialog'
import type { Description } from '@/lib/kernel/entity'
import type { Result } from '@/lib/kernel/result'
import type { HistoryEntry } from '@/lib/records/history'
import type { Values } from '../values'

type Ref = { id: string; version: number }

/**
 * All that the screens of one kind of record need: a list, a form and a page are drawn from it.
 * Its words stand under `kinds.<name>`, those of its fields under `fields.<name>`.
 */
export type Kind = BulkActions & {
  description: Description
  /** Where its list is; its pages are below. */
  path: `/${string}`
  /** Fields of the form, in order. */
  form: readonly string[]
  /** Figures under the title of a record. */
  figures: readonly string[]
  /** The rest of a record in cards: the name of each under `kinds.<name>.groups`. */
  groups: Readonly<Record<string, readonly string[]>>
  /** What a line of the list tells on a phone. */
  cardFields: readonly string[]
  source: ListSource
  create: (values: Values) => Promise<Result<{ id: string }>>
  update: (raw: Ref & { patch: Values }) => Promise<Result<Ref>>
  read: (raw: { id: string }) => Promise<Result<Values & { id: string }>>
  history: (raw: { id: string; before: number }) => Promise<Result<HistoryEntry[]>>
  archive: (ref: Ref) => Promise<Result<unknown>>
  restore: (ref: Ref) => Promise<Result<unknown>>
  remove: (ref: Ref) => Promise<Result<unknown>>
  access: AccessActions
}
