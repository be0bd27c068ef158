import type { Description } from '@/lib/kernel/entity'
import type { Result } from '@/lib/kernel/result'
import type { Option } from '@/lib/records/references'
import type { Entry } from './queries'

type Saved = { id: string; version: number }
type Ref = { id: string; version: number }

/** The server actions of one dictionary. */
export type DictionaryActions = {
  create(values: unknown): Promise<Result<Saved>>
  update(edit: Ref & { patch: Record<string, unknown> }): Promise<Result<Saved>>
  archive(ref: Ref): Promise<Result<Saved>>
  restore(ref: Ref): Promise<Result<Saved>>
  remove(ref: Ref & { replacementId?: string }): Promise<Result<{ id: string }>>
  reorder(order: { ids: string[] }): Promise<Result<{ ids: string[] }>>
}

/** How one dictionary differs from the next, as its screen needs to know. */
export type Look = {
  /** What a new row begins with. */
  defaults: Record<string, unknown>
  /** The fields a row tells of itself beside its name. */
  facts: readonly string[]
  /** Values that go without saying. */
  quiet?: Readonly<Record<string, unknown>>
  /** A yes/no field switched in the list; it takes the place of archiving. */
  toggle?: string
  /** Whether another row can take over what a deleted one was used for. */
  isReplaceable: boolean
  /** Fields that are chosen once. */
  fixed?: readonly string[]
}

/** Everything a dictionary's screen shows. */
export type DictionaryData = {
  /** Its part of the address, and of the words under `dictionaries`. */
  place: Place
  description: Description
  look: Look
  entries: Entry[]
  options: Record<string, Option[]>
  canWrite: boolean
}

export const PLACES = [
  'teams',
  'stages',
  'tags',
  'lost-reasons',
  'sources',
  'customer-types',
  'occupations',
  'schools',
  'stop-reasons',
  'currencies',
  'pipelines',
  'blocked-senders',
] as const
export type Place = (typeof PLACES)[number]
