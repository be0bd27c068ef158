import type { Description } from '@/lib/kernel/entity'
import type { Option } from '@/lib/records/options'
import type { Entry } from './queries'

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
  /** Rows stand below one another by their `parentId`. */
  isTree?: boolean
  /** Another dictionary whose rows belong to these, by a field. */
  parts?: { place: Place; field: string }
  /** Shown by one value of this field at a time. */
  shelves?: string
  /** What records hold by a row goes with it when it is deleted. */
  goesAlong?: boolean
  /** Shown under the form: what the rows lead to, one after the other. */
  preview?: 'chain'
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
  /** Days off, for what is shown under the form. */
  daysOff?: string[]
  /** Rows of the dictionary that belongs to this one. */
  parts?: { id: string; name: string; of: string }[]
}

export const PLACES = [
  'teams',
  'stages',
  'tags',
  'lost-reasons',
  'sources',
  'lifecycle',
  'classifications',
  'custom-fields',
  'customer-groups',
  'customer-types',
  'occupations',
  'schools',
  'positions',
  'stop-reasons',
  'activity-types',
  'task-statuses',
  'holidays',
  'case-categories',
  'case-statuses',
  'currencies',
  'pipelines',
  'mail-templates',
  'blocked-senders',
] as const
export type Place = (typeof PLACES)[number]

export const isPlace = (text: string): text is Place => (PLACES as readonly string[]).includes(text)
