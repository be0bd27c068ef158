import 'server-only'
import '@/lib/entities'
import { entityIn, type InCompany } from '@/lib/kernel/custom-fields'
import { entities } from '@/lib/kernel/entity'
import { isLimitable } from '@/lib/kernel/field-rights'

/** The fields that groups may hide or lock, of every entity whose records have an owner; dictionaries are everybody's. */
export function limitableFields(actor: InCompany): Record<string, string[]> {
  const owned = [...entities.values()]
    .filter(({ table, permissions }) => table.ownerId && permissions.read !== 'dictionary:read')
    .map((entity) => entityIn(actor, entity))
  return Object.fromEntries(
    owned.map((entity) => [
      entity.name,
      Object.entries(entity.fields).flatMap(([name, field]) =>
        isLimitable(entity, name, field) ? [name] : [],
      ),
    ]),
  )
}
