import 'server-only'
import type { Fields } from '@/db/schema'
import { conflict, invalidField } from '@/lib/kernel/errors'
import type { Unit } from './locks'
import { upFrom } from './tree'

/** The unit, unless it is gone or archived. */
export function standing(tree: readonly Unit[], id: string, field = 'parentId'): Unit {
  const unit = tree.find((each) => each.id === id)
  if (!unit) throw invalidField(field, 'unknownReference')
  if (unit.archivedAt) throw invalidField(field, 'archivedReference')
  return unit
}

/** A unit cannot come to stand below itself. */
export function refuseCircle(tree: readonly Unit[], id: string, parentId: string): void {
  const above = tree.map((unit) => (unit.id === id ? { ...unit, parentId: null } : unit))
  if (upFrom(above, parentId).some((unit) => unit.id === id)) throw conflict('unitCircle')
}

export function refuseTwin(tree: readonly Unit[], parentId: unknown, { id, name }: Fields): void {
  const same = (other: string) => other.toLowerCase() === String(name).toLowerCase()
  const twin = tree.some(
    (unit) => unit.parentId === parentId && unit.id !== id && !unit.archivedAt && same(unit.name),
  )
  if (twin) throw invalidField('name', 'duplicate')
}
