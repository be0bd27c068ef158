import { z } from 'zod'
import type { Field } from '@/lib/kernel/entity'
import { decimalsOf, parseMoney } from '@/lib/vietnam/money'
import { numberOf, textOf } from './cell'
import type { FieldKind } from './kind'
import { equality, order, presence, reader } from './operators'

/** As people write it: with a comma or a point before the decimals. */
const written = (value: unknown) => (typeof value === 'string' ? (numberOf(value) ?? Number.NaN) : value)
const read = reader(z.preprocess(written, z.coerce.number()))
const operators = { ...order(read), ...equality(read), ...presence }

const whole = ({ min = -2_147_483_648, max = 2_147_483_647, decimals = 0, required, custom }: Field) => {
  const value = z.preprocess(written, z.coerce.number().min(min).max(max).superRefine(within(decimals)))
  return required ? value : blankAs(custom ? null : 0, value)
}

const within = (decimals: number) => (value: number, context: z.RefinementCtx) => {
  if (decimalsIn(value) <= decimals) return
  const params = decimals > 0 ? { key: 'decimals', limit: decimals } : { key: 'invalidValue' }
  context.addIssue({ code: 'custom', params })
}

/** How many digits stand after the comma. */
function decimalsIn(value: number): number {
  const [digits = '', power = '0'] = String(value).split('e')
  return Math.max(0, (digits.split('.')[1] ?? '').length - Number(power))
}

/** A number, whole unless the field says otherwise; empty means 0, but in a field that a company added. */
export const number: FieldKind = { schema: whole, operators, read: numberOf }

/** 0 to 100. */
export const percent: FieldKind = {
  schema: (field) => whole({ min: 0, max: 100, ...field }),
  operators,
  read: numberOf,
}

/** 0 to 3 stars. */
export const rating: FieldKind = {
  schema: (field) => whole({ min: 0, max: 3, ...field }),
  operators,
  read: numberOf,
}

const MOST = 9_000_000_000_000_000

/** Minor units as a number, or text as people write it in đồng: "1tr2", "1,5 tỷ". */
export const money: FieldKind = {
  schema: ({ custom }) =>
    blankAs(
      custom ? null : 0,
      z.union([z.number(), z.string().max(40)]).transform((value, context) => {
        const minor = typeof value === 'number' ? value : Number(parseMoney(value, 'VND') ?? Number.NaN)
        if (Number.isInteger(minor) && minor >= 0 && minor <= MOST) return minor
        context.addIssue({ code: 'custom', params: { key: 'money' } })
        return z.NEVER
      }),
    ),
  operators,
  read(cell, { currency }) {
    if (typeof cell === 'number') return Math.round(cell * 10 ** decimalsOf(currency))
    const minor = parseMoney(textOf(cell), currency)
    return minor === null ? undefined : Number(minor)
  },
}

function blankAs<T extends z.ZodType>(blank: number | null, schema: T) {
  const filled = (value: unknown) => (value === null || value === '' ? blank : value)
  return z.preprocess(filled, blank === null ? schema.nullable() : schema)
}
