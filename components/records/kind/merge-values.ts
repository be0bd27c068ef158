import { isBlank } from '@/lib/fields/blank'
import { followersOf, isSum, mergeable } from '@/lib/records/mergeable'
import type { SavedRecord } from '../use-record-save'
import type { Values } from '../values'
import type { Merging } from './kind'

/** One field in which the records differ. Lists are put together, nothing is chosen of them. */
export type MergeRow = { name: string; isSum: boolean }

/** Fields of which there is something to choose: those in which the records differ. */
export function mergeRowsOf({ description, layout }: Merging, records: readonly SavedRecord[]): MergeRow[] {
  const names = mergeable(description)
  const inOrder = [...layout.form.filter((name) => names.includes(name)), ...names]
  return [...new Set(inOrder)].flatMap((name) => {
    const together = [name, ...followersOf(description, name)]
    const values = new Set(
      records.map((record) => JSON.stringify(together.map((each) => record[each] ?? null))),
    )
    return values.size > 1 ? [{ name, isSum: isSum(description, name) }] : []
  })
}

/** Of each field the record whose value is proposed: the one that stays, or the first that has any. */
export function startOf(rows: readonly MergeRow[], ordered: readonly SavedRecord[]): Record<string, string> {
  return Object.fromEntries(
    rows.flatMap(({ name, isSum }) => {
      const from = ordered.find((record) => !isBlank(record[name]))
      return isSum || !from ? [] : [[name, from.id]]
    }),
  )
}

/** What is chosen, with what follows it, as far as it is not what the record that stays holds already. */
export function chosenValues(
  { description }: Pick<Merging, 'description'>,
  rows: readonly MergeRow[],
  records: readonly SavedRecord[],
  chosen: Record<string, string>,
  keptId: string,
): Values {
  return Object.fromEntries(
    rows.flatMap(({ name, isSum }) => {
      const from = records.find(({ id }) => id === chosen[name])
      if (isSum || !from || (from.id === keptId && !isBlank(from[name]))) return []
      return [name, ...followersOf(description, name)].map((each) => {
        const value = from[each]
        return [each, value instanceof Date ? value.toISOString() : (value ?? null)]
      })
    }),
  )
}
