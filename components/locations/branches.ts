import type { Location } from '@/lib/locations/rows'

/** What has been loaded of the tree, by the key of what stands above; the countries stand under `TOP`. */
export type Branches = Readonly<Record<string, Location[]>>

export const TOP = 'top'

export type Row = Location & { depth: number; place: number; total: number; isOpen: boolean }

/** The rows that show: what stands under an open one follows it. */
export function rowsOf(branches: Branches, open: ReadonlySet<string>, at = TOP, depth = 0): Row[] {
  const branch = branches[at] ?? []
  return branch.flatMap((location, index) => {
    const isOpen = open.has(location.key)
    const row = { ...location, depth, place: index + 1, total: branch.length, isOpen }
    return isOpen ? [row, ...rowsOf(branches, open, location.key, depth + 1)] : [row]
  })
}

/** Of an own place: what it stands right below. */
export const aboveOf = ({ own }: Pick<Location, 'own'>): string => own?.parentId ?? own?.under ?? TOP
