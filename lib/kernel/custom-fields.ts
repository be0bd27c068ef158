import type { Entity, Field } from './entity'

/** A field as a company declared it. */
export type CustomFieldRow = {
  id: string
  kind: string
  code: string
  type: string
  name: string
  options: readonly { id: string; text: string }[]
  isPersonal: boolean
  isArchived: boolean
}

/** The fields that a company added, by kind of record and name. */
export type CustomFields = Readonly<Record<string, Readonly<Record<string, Field>>>>

/** What each type that a company may choose is made of. */
const MADE_OF = {
  text: { type: 'text', search: 'text' },
  longText: { type: 'longText' },
  number: { type: 'number', min: -1_000_000_000_000, max: 1_000_000_000_000 },
  money: { type: 'money' },
  percent: { type: 'percent' },
  rating: { type: 'rating' },
  date: { type: 'date' },
  instant: { type: 'instant' },
  boolean: { type: 'boolean' },
  choice: { type: 'choice' },
  choices: { type: 'choices' },
  phone: { type: 'phone', search: 'phone' },
  email: { type: 'email', search: 'email' },
  url: { type: 'url' },
  taxCode: { type: 'taxCode', search: 'text' },
  member: { type: 'reference', to: 'member' },
  team: { type: 'reference', to: 'sales_team' },
  unit: { type: 'reference', to: 'org_unit' },
} as const satisfies Record<string, Field>

export const CUSTOM_TYPES = Object.keys(MADE_OF) as (keyof typeof MADE_OF)[]

/** What the field of a code is called beside built-in ones, with which it never collides. */
export const customName = (code: string): string => `c_${code}`

export function customFieldsOf(rows: readonly CustomFieldRow[]): CustomFields {
  const kinds: Record<string, Record<string, Field>> = {}
  for (const { kind, code, ...row } of rows) {
    const field = fieldOf(row)
    if (field) kinds[kind] = { ...kinds[kind], [customName(code)]: field }
  }
  return kinds
}

function fieldOf({
  id,
  type,
  name,
  options,
  isPersonal,
  isArchived,
}: Omit<CustomFieldRow, 'kind' | 'code'>): Field | null {
  if (!Object.hasOwn(MADE_OF, type)) return null // declared by a later version
  const made: Field = MADE_OF[type as keyof typeof MADE_OF]
  const isChosen = made.type === 'choice' || made.type === 'choices'
  return {
    ...made,
    ...(isChosen && { options: options.map((option) => option.id) }),
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
