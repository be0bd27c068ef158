import 'server-only'
import '@/lib/entities'
import type { Actor } from '@/lib/kernel/actor'
import type { CustomFields } from '@/lib/kernel/custom-fields'
import { entityIn } from '@/lib/kernel/custom-fields'
import { type Entity, entities } from '@/lib/kernel/entity'
import { isHidden } from '@/lib/kernel/field-rights'

/** The fields that the company added, without those that rights hide from the actor: their names and formulas stay here. */
export function shownCustomFields(actor: Actor): CustomFields | undefined {
  const { customFields } = actor.workspace
  if (!customFields) return undefined
  const shown = Object.entries(customFields).map(([kind, declared]) => {
    const known: Pick<Entity, 'name' | 'fields'> = entities.get(kind) ?? { name: kind, fields: {} }
    const entity = entityIn(actor, known)
    return [
      kind,
      Object.fromEntries(Object.entries(declared).filter(([name]) => !isHidden(actor, entity, name))),
    ]
  })
  return Object.fromEntries(shown)
}
