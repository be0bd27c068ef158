import type { Color } from '@/components/ui/colors'
import { COLORS } from '@/components/ui/colors'
import type { Field } from '@/lib/kernel/entity'
import type { Option as RecordOption } from '@/lib/records/options'

export type { RecordOption }

/** Choices of references by the entity they point to, as `optionsFor` answers. */
export type Options = Readonly<Record<string, readonly RecordOption[]>>

type FieldProps = {
  /** The entity's name: the words of a choice are `choices.<entity>.<name>.<value>`. */
  entity: string
  name: string
  field: Field
  options?: Options
  /** Of money: the currency its minor units belong to. */
  currency?: string
}

export type ValueProps = FieldProps & {
  value: unknown
  /** Text only, for places that are links or buttons themselves. */
  plain?: boolean
}

export type EditorProps = FieldProps & {
  label: string
  value: unknown
  onChange: (value: unknown) => void
  /** What the other fields of the form hold. */
  beside?: Readonly<Record<string, unknown>>
  /** Set where picking is the whole edit: the editor opens at once and saves by picking. */
  commit?: (value: unknown) => void
}

export const optionsOf = ({ field, options }: Pick<FieldProps, 'field' | 'options'>) =>
  (field.to && options?.[field.to]) || []

/** The choices that fit what the rest of the record holds. */
export function fittingOptions(
  field: Field,
  options: Options,
  values: Readonly<Record<string, unknown>>,
): Options {
  const { to, among } = field
  if (!to || !among) return options
  return { ...options, [to]: (options[to] ?? []).filter(({ of }) => of === values[among.as]) }
}

export const colorOf = (name: string | undefined): Color | undefined => COLORS.find((color) => color === name)

export const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

export const listOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

export const instantOf = (value: unknown): Date | null =>
  value instanceof Date ? value : typeof value === 'string' ? new Date(value) : null

/** Whether a column of it stands to the right, digit under digit. */
export const isFigureField = ({ type, computed }: Field): boolean =>
  ['money', 'percent', 'number'].includes(computed?.result ?? type)
