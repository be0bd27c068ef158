import type { Entry } from '@/lib/dictionaries/queries'
import type { DictionaryData } from '@/lib/dictionaries/screen'
import { type Placed, rowsOf, treeOf } from '@/lib/organisation/tree'

export type Node = Entry & { parentId: string | null; position: number }
export type Shown = Entry & Partial<Pick<Placed<Node>, 'depth' | 'children'>>

/** Rows as they are shown: each below the one it belongs to, where the dictionary is a tree. */
export const inTree = ({ look }: DictionaryData, entries: Entry[]): Shown[] =>
  look.isTree ? (rowsOf(treeOf(entries as Node[]), () => true) as Shown[]) : entries

/** Where a row belongs after it was dropped: below the top one it came after, or beside the row it came after. */
export function parentAt(rows: readonly Shown[], moved: Shown): string | null {
  const isTop = !moved.parentId
  if (isTop) return null
  const above = rows[rows.findIndex(({ id }) => id === moved.id) - 1]
  if (!above) return null
  return above.depth === 0 ? above.id : (above.parentId as string)
}
