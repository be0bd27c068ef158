import 'server-only'
import type { Fields } from '@/db/schema'
import { isBlank } from '@/lib/fields/blank'
import { type Email, MOST_EMAILS } from '@/lib/fields/emails'
import type { Entity } from '@/lib/kernel/entity'
import { conflict, invalidField } from '@/lib/kernel/errors'
import { isSame } from '@/lib/kernel/same'
import { parsePatch } from './commands'
import { followersOf, isSum, mergeable, sumOf } from './mergeable'
import type { Row } from './query'

/** Of each field one of the values that are there is chosen, and none that the company has not let in before. */
export function chosenOf(entity: Entity, values: Fields, rows: readonly Row[]): Fields {
  const chosen = parsePatch(entity, values)
  const addresses = rows.flatMap((row) => ((row.emails ?? []) as Email[]).map(({ address }) => address))
  for (const [name, value] of Object.entries(chosen)) {
    const field = entity.fields[name]
    const given = [value].flat().map((each) => (each as Email | null)?.address ?? each)
    const isThere =
      field?.several || field?.type === 'emails'
        ? given.every((each) => addresses.includes(String(each)))
        : rows.some((row) => isSame(row[name] ?? null, value ?? null))
    if (!isThere || field?.stays) throw invalidField(name, 'invalidValue')
  }
  return withFollowers(entity, chosen, rows)
}

/** A value and what is nothing without it come from the same record. */
function withFollowers(entity: Entity, chosen: Fields, rows: readonly Row[]): Fields {
  const whole = { ...chosen }
  for (const name of mergeable(entity)) {
    const together = [name, ...followersOf(entity, name)]
    const asked = together.filter((each) => each in chosen)
    if (together.length === 1 || asked.length === 0) continue
    const from = rows.find((row) => asked.every((each) => isSame(row[each] ?? null, chosen[each] ?? null)))
    if (!from) throw invalidField(asked[0] ?? name, 'invalidValue')
    for (const each of together) whole[each] = from[each]
  }
  return whole
}

/** Chosen values; of the rest what is empty in the first and filled in another, and the sum of lists. */
export function mergedValues(entity: Entity, rows: Row[], chosen: Fields): Fields {
  const [kept, ...others] = rows
  const { emails } = entity.fields
  const sums = emails && !emails.readOnly ? ['emails'] : [] // which no form shows beside the first of them
  const taken = [...mergeable(entity), ...sums].flatMap((name) => {
    if (isSum(entity, name)) return [[name, sumOf(rows.map((row) => row[name]))]]
    const found = isBlank(kept?.[name]) ? others.find((row) => !isBlank(row[name])) : undefined
    return found ? [[name, found[name]]] : []
  })
  const merged: Fields = { ...Object.fromEntries(taken), ...chosen }
  if (Array.isArray(merged.emails) && merged.emails.length > MOST_EMAILS)
    throw conflict('tooManyEmails', { limit: MOST_EMAILS })
  return { ...merged, ...unlooped(entity, merged, rows) }
}

/** Nothing refers to itself: what referred to one that is merged away refers to what that one referred to. */
function unlooped({ name, fields }: Entity, patch: Fields, rows: Row[]): Fields {
  const own = Object.keys(fields).filter((field) => fields[field]?.to === name && !fields[field]?.readOnly)
  const gone = rows.map(({ id }) => id)
  const [kept, ...others] = rows
  return Object.fromEntries(
    own.flatMap((field) => {
      const value = field in patch ? patch[field] : kept?.[field]
      if (!gone.includes(String(value))) return []
      const above = others.map((row) => row[field]).find((id) => id && !gone.includes(String(id)))
      return [[field, above ?? null]]
    }),
  )
}
