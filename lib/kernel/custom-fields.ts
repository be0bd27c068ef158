import { namesIn, parseFormula } from '@/lib/formula/parse'
import type { ComputedResult, Entity, Field } from './entity'

/** A field as a company declared it. */
export type CustomFieldRow = {
  id: string
  kind: string
  code: string
  type: string
  name: string
  options: readonly { id: string; text: string }[]
  isPersonal: boolean
  decimals: number
  formula: string | null
  result: string | null
  isArchived: boolean
}

/** The fields that a company added, by kind of record and name. */
export type CustomFields = Readonly<Record<string, Readonly<Record<string, Field>>>>

/** What each type that a company may choose is made of. */
const MADE_OF = {
  text: { type: 'text', sortable: true, search: 'text' },
  longText: { type: 'longText' },
  number: { type: 'number', sortable: true },
  money: { type: 'money', sortable: true },
  percent: { type: 'percent', sortable: true },
  rating: { type: 'rating', sortable: true },
  date: { type: 'date', sortable: true },
  instant: { type: 'instant', sortable: true },
  boolean: { type: 'boolean' },
  choice: { type: 'choice' },
  choices: { type: 'choices' },
  phone: { type: 'phone', sortable: true, search: 'phone' },
  email: { type: 'email', sortable: true, search: 'email' },
  url: { type: 'url', sortable: true },
  taxCode: { type: 'taxCode', sortable: true, search: 'text' },
  citizenId: { type: 'citizenId', search: 'sealed', personal: true },
  member: { type: 'reference', to: 'member' },
  team: { type: 'reference', to: 'sales_team' },
  unit: { type: 'reference', to: 'org_unit' },
  files: { type: 'files' },
  computed: { type: 'computed', readOnly: true },
} as const satisfies Record<string, Field>

export const CUSTOM_TYPES = Object.keys(MADE_OF) as (keyof typeof MADE_OF)[]

/** What the field of a code is called beside built-in ones, with which it never collides. */
export const customName = (code: string): string => `c_${code}`

/** What a name in a formula means: a field of the company's own by its code, otherwise one of the product's. */
export const meantBy = (own: Readonly<Record<string, unknown>>, name: string): string =>
  Object.hasOwn(own, customName(name)) ? customName(name) : name

export function customFieldsOf(rows: readonly CustomFieldRow[]): CustomFields {
  const kinds: Record<string, Record<string, Field>> = {}
  for (const { kind, code, ...row } of rows) {
    const field = fieldOf(row)
    if (field) kinds[kind] = { ...kinds[kind], [customName(code)]: field }
  }
  for (const own of Object.values(kinds))
    for (const [name, { computed }] of Object.entries(own))
      if (computed)
        own[name] = { ...own[name], computed: { ...computed, inputs: inputsOf(own, name) } } as Field
  return kinds
}

/** All that a computed field is made from in the end, each once. */
function inputsOf(own: Readonly<Record<string, Field>>, name: string, seen = new Set<string>()): string[] {
  for (const each of namesIn(parseFormula(own[name]?.computed?.formula ?? '0'))) {
    const meant = meantBy(own, each)
    if (seen.has(meant)) continue
    seen.add(meant)
    if (own[meant]?.computed) inputsOf(own, meant, seen)
  }
  return [...seen]
}

/** So many digits that a number comes back from the database as it was typed. */
const DIGITS = 15
const MOST_DIGITS = 12

function fieldOf(row: Omit<CustomFieldRow, 'kind' | 'code'>): Field | null {
  const { id, type, name, options, isPersonal, isArchived } = row
  if (!Object.hasOwn(MADE_OF, type)) return null // declared by a later version
  const made: Field = MADE_OF[type as keyof typeof MADE_OF]
  return {
    ...made,
    ...ofType(made, row),
    ...(isPersonal && { personal: true }),
    // Nobody sees it any more, but what it holds goes with its record and with the person it tells of.
    ...(isArchived && { hidden: true, readOnly: true }),
    custom: {
      id,
      label: name,
      choices: Object.fromEntries(options.map((option) => [option.id, option.text])),
    },
  }
}

function ofType({ type }: Field, row: Omit<CustomFieldRow, 'kind' | 'code'>): Partial<Field> {
  const { options, decimals, formula, result } = row
  if (type === 'choice' || type === 'choices') return { options: options.map((option) => option.id) }
  if (type === 'computed')
    return { decimals, computed: { formula: formula ?? '0', result: result as ComputedResult, inputs: [] } }
  if (type !== 'number') return {}
  const most = 10 ** Math.min(MOST_DIGITS, DIGITS - decimals)
  return { decimals, min: -most, max: most }
}

type Declared = Pick<Entity, 'name' | 'fields'>

/** Whoever acts in a company; its fields come with every request, and are none where nobody added any. */
export type InCompany = { workspace?: { customFields?: CustomFields } }

/** The declaration as the actor's company has it: with the fields that it added. */
export function entityIn<E extends Declared>({ workspace }: InCompany, entity: E): E {
  const added = workspace?.customFields?.[entity.name]
  return added ? { ...entity, fields: { ...entity.fields, ...added } } : entity
}

/** The names of the fields that a company added and uses, in their order. */
export const addedNames = ({ fields }: Pick<Entity, 'fields'>): string[] =>
  Object.entries(fields).flatMap(([name, { custom, hidden }]) => (custom && !hidden ? [name] : []))
