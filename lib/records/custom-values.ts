import 'server-only'
import { and, asc, eq, inArray, not, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Tx } from '@/db/client'
import { customValue, type Fields } from '@/db/schema'
import { fieldKinds } from '@/lib/fields'
import type { KeptFile } from '@/lib/fields/kept-file'
import type { Target } from '@/lib/fields/kind'
import { filesNamed, letGo } from '@/lib/files/keep'
import type { Actor } from '@/lib/kernel/actor'
import type { Context } from '@/lib/kernel/command'
import { columnOf, type Entity, type Field, type FieldType } from '@/lib/kernel/entity'
import { invalidField } from '@/lib/kernel/errors'

type Held = 'text' | 'long' | 'number' | 'at'

const HELD: Partial<Record<FieldType, Held>> = {
  longText: 'long',
  number: 'number',
  money: 'number',
  percent: 'number',
  rating: 'number',
  instant: 'at',
}

/** In which column the values of a field are kept. */
const heldIn = ({ type }: Field): Held => HELD[type] ?? 'text'

export const valueColumn = (field: Field): PgColumn => customValue[heldIn(field)]

/** The one row by which a record of the entity holds a value of a field that the company added. */
export const isValueOf = ({ table }: Entity, fieldId: string): SQL =>
  sql`(${customValue.workspaceId} = ${table.workspaceId} and ${customValue.recordId} = ${table.id} and ${customValue.fieldId} = ${fieldId} and ${customValue.place} = 0)`

/** Makes what a record holds in the company's own fields exactly this, of those that are named. */
export async function writeCustom(
  context: Context,
  entity: Entity,
  recordId: string,
  values: Fields,
): Promise<void> {
  const { tx, actor } = context
  const fieldIds = Object.keys(values).flatMap((name) => entity.fields[name]?.custom?.id ?? [])
  if (fieldIds.length === 0) return
  const gone = await tx
    .delete(customValue)
    .where(
      and(
        eq(customValue.workspaceId, actor.workspace.id),
        eq(customValue.recordId, recordId),
        inArray(customValue.fieldId, fieldIds),
      ),
    )
    .returning({ fieldId: customValue.fieldId, text: customValue.text })
  await addCustom(context, entity, [{ id: recordId, custom: values }])
  const kept = Object.values(values)
    .flat()
    .map((each) => (each as KeptFile | null)?.id)
  await letGo(
    context,
    filesAmong(actor, gone).filter((id) => !kept.includes(id)),
  )
}

/** Of values that went those that name files. */
function filesAmong(
  { workspace }: Actor,
  gone: readonly { fieldId: string; text: string | null }[],
): string[] {
  const fields = Object.values(workspace.customFields ?? {}).flatMap((own) => Object.values(own))
  const holding = fields.flatMap(({ type, custom }) => (type === 'files' && custom ? [custom.id] : []))
  return gone.flatMap(({ fieldId, text }) => (text && holding.includes(fieldId) ? [text] : []))
}

/** What records that held nothing before hold in the company's own fields. */
export async function addCustom(
  { tx, actor }: Context,
  { fields }: Entity,
  records: readonly { id: string; custom: Fields }[],
): Promise<void> {
  const rows = records.flatMap(({ id, custom }) =>
    Object.entries(custom).flatMap(([name, value]) => {
      const field = fields[name]
      return field?.custom && !field.computed ? valueRows(actor.workspace.id, field, id, value) : []
    }),
  )
  if (rows.length > 0) await tx.insert(customValue).values(rows)
}

const valueRows = (workspaceId: string, field: Field, recordId: string, value: unknown) =>
  [value].flat().flatMap((each, place) => {
    if (each === null || each === undefined || each === '') return []
    const fieldId = field.custom?.id ?? ''
    return [{ workspaceId, fieldId, recordId, place, [heldIn(field)]: stored(field, each) }]
  })

const stored = (field: Field, value: unknown) => {
  if (field.type === 'files') return (value as KeptFile).id
  const held = heldIn(field)
  if (held === 'at') return new Date(value as string | Date)
  return held === 'number' ? Number(value) : String(value)
}

/** Rows with what they hold in the company's own fields of the declaration, read in one query. */
export async function withCustom<R extends Fields & { id: string }>(
  tx: Tx,
  actor: Actor,
  entity: Entity,
  rows: R[],
): Promise<R[]> {
  const names = Object.keys(entity.fields).filter((name) => entity.fields[name]?.custom)
  if (names.length === 0 || rows.length === 0) return rows
  const found = await tx
    .select()
    .from(customValue)
    .where(
      and(
        eq(customValue.workspaceId, actor.workspace.id),
        inArray(
          customValue.recordId,
          rows.map(({ id }) => id),
        ),
      ),
    )
    .orderBy(asc(customValue.place))
  const held = new Map<string, Stored[]>()
  for (const value of found) {
    const key = keyOf(value.recordId, value.fieldId)
    held.set(key, [...(held.get(key) ?? []), value])
  }
  const files = await filesOf(tx, actor, entity, found)
  const valuesOf = (row: R) =>
    names.map((name) => {
      const field = entity.fields[name] as Field
      return [name, readBack(field, held.get(keyOf(row.id, field.custom?.id ?? '')) ?? [], files)] as const
    })
  return rows.map((row) => ({ ...row, ...Object.fromEntries(valuesOf(row)) }))
}

type Stored = typeof customValue.$inferSelect

const keyOf = (recordId: string, fieldId: string) => `${recordId} ${fieldId}`

/** The files that are named among values, where the entity has fields for any. */
function filesOf(tx: Tx, actor: Actor, { fields }: Entity, found: readonly Stored[]) {
  const holding = Object.values(fields).flatMap(({ type, custom }) =>
    type === 'files' && custom ? [custom.id] : [],
  )
  const ids = found.flatMap(({ fieldId, text }) => (text && holding.includes(fieldId) ? [text] : []))
  return filesNamed(tx, actor, ids)
}

function readBack(field: Field, stored: Stored[], files: ReadonlyMap<string, KeptFile>): unknown {
  const values = stored.map((each) => each[heldIn(field)])
  if (field.type === 'files') return values.flatMap((id) => files.get(String(id)) ?? [])
  if (field.type === 'choices') return values
  const [value = null] = values
  return field.type === 'boolean' && value !== null ? value === 'true' : value
}

/** What holds where the other does not: a record without a value has no row that could be asked. */
const OPPOSITES: Readonly<Record<string, string>> = {
  not: 'is',
  not_in: 'in',
  lacks: 'contains',
  empty: 'set',
}

/** The SQL of one condition on a field that a company added. */
export function whereCustom(target: Omit<Target, 'column'>, operation: string, value: unknown): SQL {
  const { field, entity, name, actor } = target
  const opposite = OPPOSITES[operation]
  if (opposite) return not(whereCustom(target, opposite, value))
  if (field.type === 'boolean' && String(value) === 'false') return not(whereCustom(target, 'is', true))
  const { operators } = fieldKinds[field.type]
  const operator = Object.hasOwn(operators, operation) ? operators[operation] : undefined
  if (!operator) throw invalidField(name, 'filter')
  const holds = operation === 'set' ? undefined : operator({ ...target, column: valueColumn(field) }, value)
  return sql`${columnOf(entity, 'id')} in (select ${customValue.recordId} from ${customValue} where ${and(
    eq(customValue.workspaceId, actor.workspace.id),
    eq(customValue.fieldId, field.custom?.id ?? ''),
    holds,
  )})`
}

/** What a record that is gone held, and what others held of it; the one that takes over takes that too. */
export async function forgetCustom(
  { tx, actor, enqueue }: Context,
  { name }: Entity,
  id: string,
  replacementId: string | undefined,
): Promise<void> {
  const { customFields = {} } = actor.workspace
  const added = Object.values(customFields).flatMap((fields) => Object.values(fields))
  const here = eq(customValue.workspaceId, actor.workspace.id)
  const gone = await tx
    .delete(customValue)
    .where(and(here, eq(customValue.recordId, id)))
    .returning({ fieldId: customValue.fieldId, text: customValue.text })
  await letGo({ enqueue }, filesAmong(actor, gone), true)
  const referring = added.flatMap(({ to, custom }) => (to === name && custom ? [custom.id] : []))
  if (referring.length === 0) return
  const held = and(here, inArray(customValue.fieldId, referring), eq(customValue.text, id))
  if (replacementId) await tx.update(customValue).set({ text: replacementId }).where(held)
  else await tx.delete(customValue).where(held)
}
