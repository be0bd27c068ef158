import { entityIn, type InCompany } from '@/lib/kernel/custom-fields'
import { type Entity, entities } from '@/lib/kernel/entity'

/** Every entity that tells of people, by its own declaration: a new one is covered by flagging its fields. */
export const personalEntities = (actor: InCompany): Entity[] =>
  [...entities.values()]
    .map((entity) => entityIn(actor, entity))
    .filter((entity) => personalFields(entity).length > 0)

export const personalFields = ({ fields }: Pick<Entity, 'fields'>): string[] =>
  Object.entries(fields).flatMap(([name, { personal }]) => (personal ? [name] : []))

/** The fields by which a person is found: addresses and numbers of their own. */
export const fieldsBy = ({ fields }: Pick<Entity, 'fields'>, search: 'email' | 'phone'): string[] =>
  Object.entries(fields).flatMap(([name, field]) => (field.personal && field.search === search ? [name] : []))

/** What events tell besides the fields of their record: heads of mails, and notes. */
export const TOLD_IN_EVENTS = ['subject', 'text', 'from', 'to', 'address', 'reason', 'reply', 'error']
