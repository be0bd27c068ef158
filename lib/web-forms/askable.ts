import type { Entity, Field, FieldType } from '@/lib/kernel/entity'

const PLAIN: ReadonlySet<FieldType> = new Set([
  ...(['text', 'longText', 'phone', 'email', 'date', 'choice', 'address'] as const),
  ...(['number', 'boolean', 'url'] as const),
])

/** Dictionaries whose rows a company may show to everybody, by having a form ask for one. */
const SHOWN: ReadonlySet<string> = new Set(['lead_source', 'occupation', 'school', 'position'])

/** What the company decides by itself, and no stranger does. */
const DECIDED: ReadonlySet<string> = new Set(['qualification'])

/** The fields of an entity that a form on a website may ask for. */
export const askable = ({ fields }: Pick<Entity, 'fields'>): string[] =>
  Object.entries(fields).flatMap(([name, field]) => (!DECIDED.has(name) && isPlain(field) ? [name] : []))

const isPlain = ({ type, to, readOnly, hidden, standing }: Field) =>
  !readOnly && !hidden && !standing && (PLAIN.has(type) || (type === 'reference' && SHOWN.has(to ?? '')))
