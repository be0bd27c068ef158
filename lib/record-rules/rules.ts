import 'server-only'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { recordRule } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import type { Entity, Field } from '@/lib/kernel/entity'
import type { Condition } from './conditions'

export type RecordRules = {
  required: readonly string[]
  conditional: readonly Condition[]
  distinct: readonly string[]
  version: number
}

/** What the company demands of records of a kind; version 0 while nothing was ever said. */
export async function rulesOf(tx: Tx, actor: Actor, { name }: Pick<Entity, 'name'>): Promise<RecordRules> {
  const { required, conditional, distinct, version, workspaceId, entity } = recordRule
  const [row] = await tx
    .select({ required, conditional, distinct, version })
    .from(recordRule)
    .where(and(eq(workspaceId, actor.workspace.id), eq(entity, name)))
  return row ?? { required: [], conditional: [], distinct: [], version: 0 }
}

/** Whose a record is may be demanded, although rights on single fields leave it alone. */
const PLACING: ReadonlySet<string> = new Set(['ownerId', 'teamId'])

/** Fields that a company may demand: what people fill in, and the product does not demand already. */
export const demandable = ({ fields }: Pick<Entity, 'fields'>): string[] =>
  Object.entries(fields).flatMap(([name, field]) =>
    isDemandable(field) && (!field.standing || PLACING.has(name)) ? [name] : [],
  )

const isDemandable = ({ type, required, readOnly, hidden }: Field) =>
  !required && !readOnly && !hidden && type !== 'references' && type !== 'records' && type !== 'boolean'

/** What the product itself demands of everybody to fill in. */
export const alwaysDemanded = ({ fields }: Pick<Entity, 'fields'>): string[] =>
  Object.entries(fields).flatMap(([name, { type, required, readOnly }]) =>
    required && !readOnly && type !== 'choice' ? [name] : [],
  )

/** Fields that tell records apart: those by which they are found. */
export const tellingApart = ({ fields }: Pick<Entity, 'fields'>): string[] =>
  Object.entries(fields).flatMap(([name, { search, readOnly }]) => (search && !readOnly ? [name] : []))

/** Rules without fields that are there no more, or were archived. */
export function inUse<R extends Pick<RecordRules, 'required' | 'conditional' | 'distinct'>>(
  { fields }: Pick<Entity, 'fields'>,
  rules: R,
): R {
  const isUsed = (name: string) => fields[name] !== undefined && !fields[name].hidden
  return {
    ...rules,
    required: rules.required.filter(isUsed),
    distinct: rules.distinct.filter(isUsed),
    conditional: rules.conditional
      .filter(({ field }) => isUsed(field))
      .map((each) => ({ ...each, required: each.required.filter(isUsed) })),
  }
}
