import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { COLORS } from '@/lib/kernel/colors'
import { listOf, textOf, truthOf } from './cell'
import type { FieldKind } from './kind'
import { equality, membership, presence, reader } from './operators'

const read = reader(z.string().max(100))

/** One of the declared options. */
export const choice: FieldKind = {
  schema: ({ options = [], required }) => {
    const value = z.enum(options as [string, ...string[]])
    return required ? value : z.preprocess((given) => given || null, value.nullable())
  },
  operators: { ...membership(read), ...equality(read), ...presence },
  read: (cell, { valueCalled }) => valueCalled(textOf(cell)),
}

/** Several of the declared options, each once. */
export const choices: FieldKind = {
  schema: ({ options = [] }) =>
    z
      .array(z.enum(options as [string, ...string[]]))
      .max(100)
      .transform((values) => [...new Set(values)])
      .or(z.null().transform(() => [])),
  operators: { ...membership(read), ...presence },
  read(cell, { valueCalled }) {
    const values = listOf(cell).map(valueCalled)
    return values.includes(undefined) ? undefined : values
  },
}

/** A name of the palette, so that every theme can show it readably. */
export const color: FieldKind = { schema: () => z.enum(COLORS), operators: membership(read) }

const truth = reader(z.union([z.boolean(), z.enum(['true', 'false']).transform((word) => word === 'true')]))

export const boolean: FieldKind = {
  schema: ({ custom }) => (custom ? z.boolean().nullable() : z.boolean()),
  operators: { is: (target, value) => eq(target.column, truth(value, target)) },
  read: truthOf,
}

/** ISO 4217. */
export const currency: FieldKind = {
  schema: () =>
    z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z]{3}$/),
  operators: { ...membership(read), ...equality(read) },
}

/** Lines of text, each with a stable id: the requirements of a stage. */
export const checklist: FieldKind = {
  schema: () => z.array(z.strictObject({ id: z.uuid(), text: z.string().trim().min(1).max(200) })).max(20),
  operators: {},
}

/** Ids of the checklist lines that are ticked. */
export const checked: FieldKind = { schema: () => z.array(z.uuid()).max(100), operators: {} }
