/** The least of a unit that a tree is built from. */
export type Branch = { id: string; parentId: string | null; position: number }

/** A unit in its place: how deep it stands and what stands below it. */
export type Placed<T> = T & { depth: number; children: Placed<T>[] }

/** The trees that the given units form, siblings in their order; a unit whose parent is missing stands on top. */
export function treeOf<T extends Branch>(units: readonly T[]): Placed<T>[] {
  const byParent = new Map<string | null, T[]>()
  const known = new Set(units.map(({ id }) => id))
  for (const unit of units) {
    const parent = unit.parentId && known.has(unit.parentId) ? unit.parentId : null
    byParent.set(parent, [...(byParent.get(parent) ?? []), unit])
  }
  const below = (parent: string | null, depth: number): Placed<T>[] =>
    inOrder(byParent.get(parent) ?? []).map((unit) => ({
      ...unit,
      depth,
      children: below(unit.id, depth + 1),
    }))
  return below(null, 0)
}

/** The units of a tree one below the other; what stands under a folded one is left out. */
export const rowsOf = <T>(tree: readonly Placed<T>[], isOpen: (unit: Placed<T>) => boolean): Placed<T>[] =>
  tree.flatMap((unit) => [unit, ...(isOpen(unit) ? rowsOf(unit.children, isOpen) : [])])

/** The ids of a unit and all below it. */
export function withBelow(units: readonly Branch[], id: string): Set<string> {
  const found = new Set([id])
  for (const each of found) {
    for (const unit of units) if (unit.parentId === each) found.add(unit.id)
  }
  return found
}

/** A unit and those above it, nearest first; ends where a circle would begin. */
export function upFrom<T extends Branch>(units: readonly T[], id: string): T[] {
  const line: T[] = []
  let at: string | null = id
  while (at) {
    const unit = units.find((each) => each.id === at)
    if (!unit || line.includes(unit)) break
    line.push(unit)
    at = unit.parentId
  }
  return line
}

/** The children of a unit in their order. */
export const childrenOf = <T extends Branch>(units: readonly T[], parentId: string): T[] =>
  inOrder(units.filter((unit) => unit.parentId === parentId))

const inOrder = <T extends Branch>(units: readonly T[]): T[] =>
  [...units].sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
