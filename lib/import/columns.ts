import type { ImportCell, ImportColumn } from '@/db/schema'
import { dayIn, textOf } from '@/lib/fields/cell'
import type { Field, FieldType } from '@/lib/kernel/entity'
import { parsePhone } from '@/lib/vietnam/phone'
import { parseTaxCode } from '@/lib/vietnam/tax-code'
import { searchKey } from '@/lib/vietnam/text'
import { SYNONYMS } from './synonyms'

export type Candidate = { name: string; field: Field; labels: readonly string[] }

/** A heading as it is compared: without marks, capitals, signs, and what forms add to it. */
export const headingKey = (heading: string): string =>
  searchKey(heading.replace(/\([^)]*\)|\*/g, ' '))
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

/**
 * Which field each column fills: as it was told before, by its heading, by what people call the field, and at last by
 * what stands in it. A field is filled by one column only.
 */
export function matchColumns(
  headers: readonly string[],
  samples: readonly (readonly ImportCell[])[],
  candidates: readonly Candidate[],
  remembered: ReadonlyMap<string, string> = new Map(),
): ImportColumn[] {
  const free = new Map(candidates.map((candidate) => [candidate.name, candidate]))
  const columns: ImportColumn[] = headers.map(() => ({ field: null }))
  const values = headers.map((_, at) => valuesOf(samples, at))
  const fill = (find: (key: string, at: number) => string | undefined) => {
    for (const [at, header] of headers.entries()) {
      const name = columns[at]?.field === null ? find(headingKey(header), at) : undefined
      if (!name || !free.delete(name)) continue
      columns[at] = { field: name }
    }
  }
  const among = (said: (candidate: Candidate) => readonly string[]) => (key: string) =>
    key === ''
      ? undefined
      : [...free.values()].find((each) => said(each).some((word) => headingKey(word) === key))?.name
  fill((key) => remembered.get(key))
  fill(among(({ labels }) => labels))
  fill(among(({ name }) => [name, ...(SYNONYMS[name] ?? [])]))
  fill((key, at) => byContent([...free.values()], key, values[at] ?? []))
  return columns.map((column, at) => withOrder(column, candidates, values[at] ?? []))
}

const SAMPLED = 200

const valuesOf = (samples: readonly (readonly ImportCell[])[], at: number) =>
  samples.slice(0, SAMPLED).flatMap((row) => {
    const cell = row[at]
    return cell === null || cell === undefined || cell === '' ? [] : [cell]
  })

const LOOKS: Partial<Record<FieldType, (text: string) => boolean>> = {
  email: (text) => /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(text),
  taxCode: (text) => /^\d{10}(-?\d{3})?$/.test(text) && parseTaxCode(text) !== undefined,
  phone: (text) => /^[+(]?[\d\s().-]{8,20}$/.test(text) && parsePhone(text) !== null,
  url: (text) => /^(https?:\/\/|www\.)\S+$/i.test(text),
  date: (text) => dayIn(text, false) !== undefined || dayIn(text, true) !== undefined,
}

/** Nearly all of a column looks like one type, and one field of that type is left. */
function byContent(free: readonly Candidate[], _: string, values: readonly ImportCell[]): string | undefined {
  if (values.length === 0) return undefined
  for (const [type, looks] of Object.entries(LOOKS)) {
    const fitting = free.filter(({ field }) => field.type === type)
    const [only] = fitting
    if (!only || fitting.length > 1) continue
    const hits = values.filter((value) => looks(textOf(value ?? ''))).length
    if (hits >= values.length * 0.8) return only.name
  }
  return undefined
}

/** Days are month first only when some cannot be otherwise and none must be day first. */
function withOrder(
  column: ImportColumn,
  candidates: readonly Candidate[],
  values: readonly ImportCell[],
): ImportColumn {
  const type = candidates.find(({ name }) => name === column.field)?.field.type
  if (type !== 'date' && type !== 'instant') return column
  const pairs = values.flatMap((value) => {
    const [, first, second] = /^(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}/.exec(textOf(value ?? '')) ?? []
    return first ? [[Number(first), Number(second)] as const] : []
  })
  const monthFirst = pairs.some(([, second]) => second > 12) && !pairs.some(([first]) => first > 12)
  return monthFirst ? { ...column, monthFirst } : column
}

/** Which of the first rows names the columns: the one that says most of what fields are called, or simply the first. */
export function headerAt(rows: readonly (readonly ImportCell[])[], candidates: readonly Candidate[]): number {
  const known = new Set(
    candidates.flatMap(({ name, labels }) => [name, ...labels, ...(SYNONYMS[name] ?? [])].map(headingKey)),
  )
  const score = (row: readonly ImportCell[]) =>
    row.filter((cell) => typeof cell === 'string' && known.has(headingKey(cell))).length
  const scores = rows.slice(0, 15).map(score)
  const best = Math.max(0, ...scores)
  return best > 0 ? scores.indexOf(best) : 0
}
