import { ilike, inArray, isNull, not, notInArray, or, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { columnOf } from '@/lib/kernel/entity'
import type { Address } from '@/lib/locations/address'
import { completeAddress } from '@/lib/locations/complete'
import { heldIn } from '@/lib/locations/names'
import { parseAddress } from '@/lib/locations/parse'
import { type Unit, unitAt, VIETNAM } from '@/lib/locations/standard'
import type { FieldKind, Operator, Target } from './kind'
import { presence, reader } from './operators'
import { containing } from './text'

const MOST = 500
const line = z
  .string()
  .transform((value) => value.normalize('NFC').replaceAll('\0', '').trim())
  .pipe(z.string().max(MOST))
const word = z.string().max(MOST).optional()
const units = z.strictObject({ province: word, district: word, ward: word, text: word, in: word })
/** Names are told by the codes, and all else by the unit, whatever comes along with them. */
const given = z.strictObject({
  street: line,
  raw: line.optional(),
  now: units.optional(),
  before: units.optional(),
  own: z.uuid().optional(),
  ...{ scheme: word, country: word, area: word },
})
type Given = z.output<typeof given>

/**
 * An address: a line as it was typed, and units by their codes. Of an old unit today's is added where it is certain.
 * One line of text is read as far as it is certain, and kept as it came.
 */
export const address: FieldKind = {
  schema: ({ required }) => {
    const [typed, chosen] = [line.transform(fromLine), given.transform(fromUnits)]
    if (!required) return z.preprocess((value) => value ?? null, z.union([typed, chosen, z.null()]))
    return z.union([typed, chosen]).refine((made) => made !== null, { params: { key: 'required' } })
  },
  complete: completeAddress,
  operators: {
    in: (target, value) => inArray(areaOf(target), areas(value, target)),
    not_in: (target, value) =>
      or(notInArray(areaOf(target), areas(value, target)), isNull(areaOf(target))) as SQL,
    contains: (target, value) => ilike(words(target), containing(value)),
    lacks: (target, value) => or(not(ilike(words(target), containing(value))), isNull(target.column)) as SQL,
    ...presence,
  } satisfies Record<string, Operator>,
}

function fromLine(text: string): Address | null {
  if (!text) return null
  const read = parseAddress(text)
  if (!read) return { street: text }
  return { ...ofUnit(read.unit), street: read.street, raw: text }
}

function fromUnits({ street, raw, now, before, own }: Given, context: z.RefinementCtx): Address | null {
  const base = { street, ...(raw && { raw }) }
  if (own) return { ...base, own } // its names are known to the workspace only
  const refuse = () => {
    context.addIssue({ code: 'custom', params: { key: 'unknownUnit' } })
    return z.NEVER
  }
  const old = before && smallest('vn63', before.ward ?? before.district ?? before.province)
  const today = now && smallest('vn34', now.ward ?? now.province)
  if (old === null || today === null) return refuse()
  if (!old) return today ? { ...base, ...ofUnit(today) } : street ? base : null
  const made = ofUnit(old)
  if (!now?.ward || !today || made.now?.ward) return { ...base, ...made }
  return old.to.includes(today) ? { ...base, ...made, now: heldIn(today) } : refuse()
}

const smallest = (scheme: 'vn34' | 'vn63', code: string | undefined): Unit | null | undefined =>
  code === undefined ? undefined : (unitAt(scheme, code) ?? null)

/** All that a unit says about where it is: of an old one also today's, of which only the province is always certain. */
function ofUnit(unit: Unit): Omit<Address, 'street'> {
  const before = unit.scheme === 'vn63' ? heldIn(unit) : undefined
  const only = before && unit.to.length === 1 ? unit.to[0] : undefined
  const province = before && unitAt('vn63', before.province)?.to[0]
  const now = before ? (only ?? province) : unit
  const held = now && heldIn(now)
  return {
    scheme: unit.scheme,
    country: VIETNAM,
    ...(held && { area: held.province, now: held }),
    ...(before && { before }),
  }
}

const areaOf = ({ entity, name }: Target) => columnOf(entity, `${name}Area`)
const readArea = reader(z.string().max(60))
const areas = (value: unknown, target: Target) =>
  [value]
    .flat()
    .slice(0, 200)
    .map((each) => String(readArea(each, target)))

/** The text of an address, without the names of its parts. */
const words = ({ column }: Target) =>
  sql<string>`concat_ws(', ', coalesce(${column} ->> 'street', ${column} #>> '{}'), ${column} #>> '{now,text}', ${column} #>> '{now,in}', ${column} #>> '{before,text}', ${column} #>> '{before,in}')`
