import { ilike, isNull, notIlike, or, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import type { FieldKind } from './kind'
import { equality, presence, reader } from './operators'

const MAX = { text: 255, longText: 20_000 }
/** What a text is compared with. */
export const readText = reader(z.string().max(500))

/** The pattern of texts that have this in them. */
export const containing = (value: unknown) =>
  `%${String(value)
    .slice(0, 200)
    .replace(/[\\%_]/g, '\\$&')}%`

/** Text: trimmed, composed (NFC), empty is null. `contains` minds diacritics; search does not. */
export const text: FieldKind = {
  schema: ({ required, max, type }) => {
    const line = z
      .string()
      .transform((value) => value.normalize('NFC').replaceAll('\0', '').trim())
      .pipe(z.string().max(max ?? (type === 'longText' ? MAX.longText : MAX.text)))
    if (required) return line.pipe(z.string().min(1))
    return line.nullable().transform((value) => value || null)
  },
  operators: {
    contains: ({ column }, value) => ilike(column, containing(value)),
    lacks: ({ column }, value) => or(notIlike(column, containing(value)), isNull(column)) as SQL,
    ...equality(readText),
    ...presence,
  },
}
