import type { Entity, Field } from '@/lib/kernel/entity'

/** Fields that must be filled while another field holds one of these values. */
export type Condition = { field: string; is: readonly string[]; required: readonly string[] }

type Demands = { required: readonly string[]; conditional: readonly Condition[] }

/** Fields by whose values a demand may hold: one choice, or one row of a dictionary. */
export const deciding = ({ fields }: Pick<Entity, 'fields'>): string[] =>
  Object.entries(fields).flatMap(([name, field]) => (isDeciding(field) ? [name] : []))

const isDeciding = ({ type, to, hidden }: Field) =>
  !hidden && (type === 'choice' || (type === 'reference' && to !== 'member'))

/** Whether a condition holds for what a record holds. */
export const holds = ({ field, is }: Condition, values: Readonly<Record<string, unknown>>): boolean =>
  is.includes(String(values[field] ?? ''))

/** All that is demanded of a record that holds these values, each once. */
export const demandedOf = (
  { required, conditional }: Demands,
  values: Readonly<Record<string, unknown>>,
): string[] => [
  ...new Set([
    ...required,
    ...conditional.filter((each) => holds(each, values)).flatMap((each) => each.required),
  ]),
]

/** The conditions under which each field is demanded, as a form needs to know them. */
export const demandsOn = (
  conditional: readonly Condition[],
  name: string,
): { field: string; is: readonly string[] }[] =>
  conditional.flatMap(({ field, is, required }) => (required.includes(name) ? [{ field, is }] : []))
