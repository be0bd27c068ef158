import type { Option } from '@/components/ui/select'
import type { UnitItem } from '@/lib/organisation/queries'
import { rowsOf, treeOf, upFrom } from '@/lib/organisation/tree'

export type UnitFacts = Pick<UnitItem, 'id' | 'name' | 'parentId' | 'position' | 'kind' | 'isArchived'>

/** Units as choices in the order of the tree, each with those above it; what stands in `without` is left out. */
export function unitOptions(units: readonly UnitFacts[], without?: ReadonlySet<string>): Option[] {
  const standing = units.filter(({ isArchived }) => !isArchived)
  return rowsOf(treeOf(standing), () => true)
    .filter(({ id }) => !without?.has(id))
    .map(({ id, name }) => ({ value: id, label: name, hint: pathOf(standing, id) }))
}

/** The names above a unit, from the top, without the root that is above everything. */
export const pathOf = (units: readonly UnitFacts[], id: string): string =>
  upFrom(units, id)
    .slice(1)
    .filter(({ kind }) => kind !== 'root')
    .map(({ name }) => name)
    .reverse()
    .join(' › ')
