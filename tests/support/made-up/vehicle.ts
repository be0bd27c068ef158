import { date, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { money, tenantPolicy } from '@/db/schema/base'
import { dictionary as dictionaryColumns } from '@/db/schema/pipeline'
import { merging, mergingKeys, owned, ownedKeys } from '@/db/schema/record'
import { dictionary } from '@/lib/dictionaries/declare'
import { dictionaryCommands } from '@/lib/dictionaries/dictionary'
import { entity, type Field } from '@/lib/kernel/entity'
import { recordKind } from '@/lib/records/kinds'
import { ownedFields } from '@/lib/records/owned-fields'

/** A dictionary that the product does not have, declared as its own are: a table, and a line. */
export const vehicleMake = pgTable('vehicle_make', dictionaryColumns(), (t) => [
  primaryKey({ columns: [t.workspaceId, t.id] }),
  tenantPolicy(),
])

export const makes = dictionary('vehicle_make', vehicleMake)
export const makeCommands = dictionaryCommands(makes)

/** A kind of record that the product does not have: a table, and a declaration. */
export const vehicle = pgTable(
  'vehicle',
  {
    ...owned(),
    ...merging(),
    plate: text().notNull(),
    makeId: uuid('make_id'),
    seats: integer().notNull().default(0),
    price: money('price').notNull().default(0),
    boughtOn: date('bought_on', { mode: 'string' }),
    fuel: text(),
    driverPhone: text('driver_phone'),
  },
  (t) => [
    ...ownedKeys(t),
    ...mergingKeys('vehicle', t),
    foreignKey({
      columns: [t.workspaceId, t.makeId],
      foreignColumns: [vehicleMake.workspaceId, vehicleMake.id],
    }),
    index('vehicle_created_idx').on(t.workspaceId, t.isArchived, t.createdAt, t.id),
    tenantPolicy(),
  ],
)

const { tagIds: _, ...standing } = ownedFields

const fields = {
  plate: { type: 'text', required: true, listed: true, sortable: true, search: 'text' },
  makeId: { type: 'reference', to: 'vehicle_make', listed: true },
  seats: { type: 'number', min: 0, max: 60 },
  price: { type: 'money', listed: true },
  boughtOn: { type: 'date' },
  fuel: { type: 'choice', options: ['petrol', 'electric'], listed: true },
  driverPhone: { type: 'phone', search: 'phone', personal: true },
  ...standing,
  mergedIntoId: { type: 'record', to: 'vehicle', path: '/vehicles', readOnly: true, hidden: true },
} as const satisfies Record<string, Field>

export const vehicles = recordKind(
  entity({
    name: 'vehicle',
    table: vehicle,
    title: 'plate',
    path: '/vehicles',
    permissions: {
      read: 'account:read',
      create: 'account:create',
      write: 'account:write',
      delete: 'account:delete',
    },
    fields,
    layout: {
      form: ['plate', 'makeId', 'seats', 'price', 'boughtOn', 'fuel', 'driverPhone', 'ownerId', 'teamId'],
      figures: ['makeId', 'price', 'ownerId'],
      groups: { about: ['seats', 'boughtOn', 'fuel', 'driverPhone'], system: ['createdAt', 'updatedAt'] },
      card: ['makeId', 'fuel'],
    },
  }),
)
