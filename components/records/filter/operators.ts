import type { FieldType } from '@/lib/kernel/entity'

const TEXT = ['contains', 'lacks', 'is', 'not', 'empty', 'set'] as const
const ORDER = ['gte', 'lte', 'gt', 'lt'] as const
const NUMBER = [...ORDER, 'is', 'not', 'empty', 'set'] as const
const DAY = ['is', 'gte', 'lte', 'gt', 'lt', 'empty', 'set'] as const
const DATE = ['is', 'yearly', ...ORDER, 'empty', 'set'] as const
const CHOICE = ['in', 'not_in', 'is', 'not', 'empty', 'set'] as const

/** The comparisons of a field type, in the order they are offered; a test holds them against lib/fields. */
export const OPERATORS: Readonly<Record<FieldType, readonly string[]>> = {
  addresses: ['empty', 'set'],
  address: ['in', 'not_in', 'contains', 'lacks', 'empty', 'set'],
  boolean: ['is'],
  checked: [],
  checklist: [],
  choice: CHOICE,
  choices: ['in', 'not_in', 'empty', 'set'],
  citizenId: ['is', 'empty', 'set'],
  color: ['in', 'not_in'],
  computed: [],
  conditions: [],
  currency: ['in', 'not_in', 'is', 'not'],
  date: DATE,
  email: ['contains', 'lacks', 'is', 'not', 'opted_out', 'invalid', 'empty', 'set'],
  emails: [],
  files: ['empty', 'set'],
  formula: [],
  instant: DAY,
  longText: TEXT,
  money: NUMBER,
  number: NUMBER,
  percent: NUMBER,
  phone: TEXT,
  questions: [],
  rating: NUMBER,
  record: CHOICE,
  records: ['in', 'all', 'not_in', 'empty', 'set'],
  reference: CHOICE,
  references: ['in', 'all', 'not_in', 'empty', 'set'],
  repeat: ['empty', 'set'],
  taxCode: TEXT,
  text: TEXT,
  todos: ['empty', 'set'],
  url: TEXT,
}

export type ValueShape = 'none' | 'one' | 'many'

/** What kind of value a comparison takes. */
export const shapeOf = (operator: string): ValueShape => {
  if (['empty', 'set', 'opted_out', 'invalid'].includes(operator)) return 'none'
  return ['in', 'not_in', 'all'].includes(operator) ? 'many' : 'one'
}

/** Days and moments, numbers and words are compared in different words. */
export const familyOf = (type: FieldType): 'time' | 'number' | 'reference' | 'address' | 'text' => {
  if (type === 'address') return type
  if (type === 'date' || type === 'instant') return 'time'
  if (['money', 'number', 'percent', 'rating'].includes(type)) return 'number'
  return ['record', 'records', 'reference', 'references', 'choice', 'color', 'currency', 'boolean'].includes(
    type,
  )
    ? 'reference'
    : 'text'
}
