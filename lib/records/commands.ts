import 'server-only'
import { z } from 'zod'
import type { Fields } from '@/db/schema'
import { fieldKinds } from '@/lib/fields'
import { type Command, command, recordRef } from '@/lib/kernel/command'
import { entityIn } from '@/lib/kernel/custom-fields'
import type { Entity } from '@/lib/kernel/entity'
import { invalid, invalidField } from '@/lib/kernel/errors'
import { binRecord, planSweep } from './bin'
import type { Hooks } from './hooks'
import { removeRecord } from './remove'
import { createRecord, updateRecord } from './write'

const removal = recordRef.extend({ replacementId: z.uuid().optional(), withBelow: z.boolean().optional() })
/** What a form, an import or the API gives; which fields there are, the company has a say in. */
const given = z.record(z.string(), z.unknown())
const patched = recordRef.extend({ patch: given })

type Ref = typeof recordRef
type Saved = { id: string; version: number }
export type RecordCommands = {
  create: Command<typeof given, Saved>
  update: Command<typeof patched, Saved>
  archive: Command<Ref, Saved>
  restore: Command<Ref, Saved>
  remove: Command<typeof removal, { id: string }>
}

/** The writes every entity has: create, update, archive, restore, delete; into the bin where the kind has one. */
export function recordCommands(entity: Entity, hooks: Hooks = {}): RecordCommands {
  const { name, permissions } = entity
  return {
    create: command({
      name: `${name}.create`,
      permission: permissions.create,
      input: given,
      async run(context, input) {
        return createRecord(context, entity, hooks, parseNew(entityIn(context.actor, entity), input))
      },
    }),
    update: command({
      name: `${name}.update`,
      permission: permissions.write,
      input: patched,
      async run(context, { id, version, patch }) {
        return updateRecord(context, entity, hooks, {
          id,
          version,
          patch: parsePatch(entityIn(context.actor, entity), patch),
        })
      },
    }),
    archive: command({
      name: `${name}.archive`,
      permission: permissions.write,
      input: recordRef,
      run: (context, ref) =>
        updateRecord(context, entity, hooks, { ...ref, patch: { archivedAt: new Date() }, type: 'archived' }),
    }),
    restore: command({
      name: `${name}.restore`,
      permission: permissions.write,
      input: recordRef,
      run: (context, ref) =>
        updateRecord(context, entity, hooks, { ...ref, patch: { archivedAt: null }, type: 'restored' }),
    }),
    remove: command({
      name: `${name}.delete`,
      permission: permissions.delete,
      input: removal,
      async run(context, { id, version, ...how }) {
        if (!entity.table.deletedAt) return removeRecord(context, entity, hooks, { id, version, ...how })
        if (how.replacementId) throw invalidField('replacementId', 'invalidValue')
        await planSweep(context, new Date())
        const { data, events } = await binRecord(context, entity, hooks, { id, version })
        return { data: { id: data.id }, events }
      },
    }),
  }
}

type Schemas = { whole: z.ZodType; partial: z.ZodType }
const known = new WeakMap<Entity['fields'], Schemas>() // each is compiled at its first use

/** The form's schema of a new record: exactly the declared, writable fields. */
export const inputSchema = (entity: Entity): z.ZodType => schemasOf(entity).whole

function schemasOf({ fields }: Entity): Schemas {
  const made = known.get(fields)
  if (made) return made
  const shape = Object.entries(fields).flatMap(([name, field]) => {
    if (field.readOnly) return []
    const schema = fieldKinds[field.type].schema(field)
    return [[name, field.required ? schema : schema.optional()]]
  })
  const whole = z.strictObject(Object.fromEntries(shape))
  const schemas = { whole, partial: whole.partial() }
  known.set(fields, schemas)
  return schemas
}

/** The fields of a new record, all that is demanded among them. */
export const parseNew = (entity: Entity, input: unknown): Fields => parse(inputSchema(entity), input)

/** The fields of a partial edit, validated by the same rules as the form. */
export const parsePatch = (entity: Entity, patch: unknown): Fields => parse(schemasOf(entity).partial, patch)

function parse(schema: z.ZodType, values: unknown): Fields {
  const parsed = schema.safeParse(values, { reportInput: true })
  if (!parsed.success) throw invalid(parsed.error)
  return parsed.data as Fields
}
