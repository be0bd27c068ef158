import { type Entity, entity, type Field } from '@/lib/kernel/entity'

export const permissions: Entity['permissions'] = {
  read: 'dictionary:read',
  create: 'dictionary:write',
  write: 'dictionary:write',
  delete: 'dictionary:write',
}

export const name: Field = {
  type: 'text',
  required: true,
  max: 100,
  listed: true,
  sortable: true,
  search: 'text',
}
export const description: Field = { type: 'text', max: 500, listed: true }
export const colour: Field = { type: 'color', listed: true }
export const position: Field = { type: 'number', readOnly: true, hidden: true, sortable: true }

/** Declares a dictionary: rows with a name, in an order of their own, and what else they say. */
export const dictionary = (
  entityName: string,
  table: Entity['table'],
  fields: Entity['fields'] = {},
  joins?: Entity['joins'],
): Entity =>
  entity({
    name: entityName,
    table,
    title: 'name',
    permissions,
    fields: { name, ...fields, position },
    joins,
  })
