import 'server-only'
import { z } from 'zod'
import type { Fields } from '@/db/schema'
import { fieldKinds } from '@/lib/fields'
import { type Command, command, recordRef } from '@/lib/kernel/command'
import type { Entity } from '@/lib/kernel/entity'
import { invalid } from '@/lib/kernel/errors'
import type { Hooks } from './hooks'
import { removeRecord } from './remove'
import { createRecord, updateRecord } from './write'

const removal = recordRef.extend({ replacementId: z.uuid().optional(), withBelow: z.boolean().optional() })
const patched = recordRef.extend({ patch: z.record(z.string(), z.unknown()) })

type Ref = typeof recordRef
type Saved = { id: string; version: number }
export type RecordCommands = {
  create: Command<z.ZodType, Saved>
  update: Command<typeof patched, Saved>
  archive: Command<Ref, Saved>
  restore: Command<Ref, Saved>
  remove: Command<typeof removal, { id: string }>
}

/** The writes every entity has: create, update, archive, restore, delete. */
export function recordCommands(entity: Entity, hooks: Hooks = {}): RecordCommands {
  const { name, permissions } = entity
  return {
    create: command({
      name: `${name}.create`,
      permission: permissions.create,
      input: inputSchema(entity),
      run: (context, input) => createRecord(context, entity, hooks, input as Fields),
    }),
    update: command({
      name: `${name}.update`,
      permission: permissions.write,
      input: patched,
      async run(context, { id, version, patch }) {
        return updateRecord(context, entity, hooks, { id, version, patch: parsePatch(entity, patch) })
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
      run: (context, ref) => removeRecord(context, entity, hooks, ref),
    }),
  }
}

/** The form's schema of a new record: exactly the declared, writable fields. */
export function inputSchema({ fields }: Entity): z.ZodType {
  const shape = Object.entries(fields).flatMap(([name, field]) => {
    if (field.readOnly) return []
    const schema = fieldKinds[field.type].schema(field)
    return [[name, field.required ? schema : schema.optional()]]
  })
  return z.strictObject(Object.fromEntries(shape))
}

/** The fields of a partial edit, validated by the same rules as the form. */
export function parsePatch(entity: Entity, patch: unknown): Fields {
  const parsed = (inputSchema(entity) as z.ZodObject).partial().safeParse(patch, { reportInput: true })
  if (!parsed.success) throw invalid(parsed.error)
  return parsed.data
}
