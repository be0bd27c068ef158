import type { PersonItem, UnitItem } from '@/lib/organisation/queries'
import { upFrom, withBelow } from '@/lib/organisation/tree'
import { searchKey } from '@/lib/vietnam/text'

/** The units whose name matches, with or without marks, and those above them. */
export function foundUnits(units: UnitItem[], text: string): UnitItem[] {
  const key = searchKey(text)
  if (!key) return units
  const found = units.filter(({ name }) => searchKey(name).includes(key))
  const shown = new Set(found.flatMap(({ id }) => upFrom(units, id).map((unit) => unit.id)))
  return units.filter(({ id }) => shown.has(id))
}

/** Active people of every unit: its own, and with all below it. */
export function peopleCounts(units: readonly UnitItem[], people: readonly PersonItem[]) {
  const own = new Map<string, number>()
  for (const { unitId, isActive } of people) if (isActive) own.set(unitId, (own.get(unitId) ?? 0) + 1)
  const sum = (ids: Set<string>) => [...ids].reduce((total, id) => total + (own.get(id) ?? 0), 0)
  return new Map(units.map(({ id }) => [id, { direct: own.get(id) ?? 0, all: sum(withBelow(units, id)) }]))
}
