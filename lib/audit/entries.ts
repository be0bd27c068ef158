import 'server-only'
import { and, inArray } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { type Actor, withBin } from '@/lib/kernel/actor'
import { entityIn } from '@/lib/kernel/custom-fields'
import { columnOf, type Entity, entities } from '@/lib/kernel/entity'
import { withoutHidden } from '@/lib/kernel/field-rights'
import { scope } from '@/lib/kernel/scope'
import type { Option } from '@/lib/records/options'
import { changesOf, type LoggedChange } from './changes'
import { placeOf } from './places'
import type { LogRow } from './queries'

export type LogEntry = Omit<LogRow, 'before' | 'after' | 'cursor'> & {
  /** What the record is called now, or was called in the event itself. */
  title: string | null
  href: string | null
  changes: LoggedChange[]
  /** Of amounts in the changes. */
  currency: string
}
export type Names = Record<string, Option[]>

/** Rows of the log as people read them, with the names of all that they mention and the actor may see. */
export async function entriesOf(
  tx: Tx,
  actor: Actor,
  rows: LogRow[],
): Promise<{ entries: LogEntry[]; names: Names }> {
  const read = rows.map((row) => {
    const declared = entities.get(row.entity)
    const entity = declared && entityIn(actor, declared)
    const seen = (side: 'before' | 'after') => (entity ? withoutHidden(actor, entity, row[side]) : row[side])
    return { row, changes: changesOf(entity, { before: seen('before'), after: seen('after') }) }
  })
  const mentioned = new Map<string, Set<string>>()
  const mention = (entity: string, ids: unknown) => {
    const known = mentioned.get(entity) ?? new Set<string>()
    for (const id of [ids].flat()) if (typeof id === 'string') known.add(id)
    mentioned.set(entity, known)
  }
  for (const { row, changes } of read) {
    mention(row.entity, row.recordId)
    for (const { field, before, after } of changes)
      if (field.to) for (const side of [before, after]) mention(field.to, side)
  }
  const names: Names = {}
  const currencies = new Map<string, string>()
  const binned = new Set<string>()
  for (const [name, ids] of mentioned) {
    const entity = entities.get(name)
    const found = entity ? await named(tx, actor, entity, [...ids]) : []
    names[name] = found.map(({ currency, isBinned, ...option }) => {
      if (isBinned) binned.add(option.id)
      if (currency) currencies.set(option.id, currency)
      return option
    })
  }
  const entries = read.map(({ row: { before, after, cursor: _, ...row }, changes }) => {
    const there = names[row.entity]?.find(({ id }) => id === row.recordId)
    return {
      ...row,
      changes,
      title: there?.name ?? titleIn(row.entity, { ...before, ...after }),
      href: placeOf(row.entity, row.recordId, there !== undefined && !binned.has(row.recordId)),
      currency: String(
        after?.currency ?? before?.currency ?? currencies.get(row.recordId) ?? actor.workspace.currency,
      ),
    }
  })
  return { entries, names }
}

async function named(tx: Tx, actor: Actor, entity: Entity, ids: string[]) {
  if (ids.length === 0) return []
  const { table, title, fields, permissions } = entity
  const isMoney = Object.values(fields).some(({ currencyField }) => currencyField === 'currency')
  const rows = await tx
    .select({
      id: table.id,
      name: columnOf(entity, title),
      ...(fields.color && { color: columnOf(entity, 'color') }),
      ...(isMoney && { currency: columnOf(entity, 'currency') }),
      ...(table.deletedAt && { deletedAt: table.deletedAt }),
    })
    .from(table)
    .where(and(scope(withBin(actor), table, permissions.read), inArray(table.id, ids)))
  return (rows as Record<string, unknown>[]).map(({ id, name, color, currency, deletedAt }) => ({
    id: String(id),
    name: String(name ?? ''),
    ...(color ? { color: String(color) } : {}),
    ...(currency ? { currency: String(currency) } : {}),
    ...(deletedAt ? { isBinned: true } : {}),
  }))
}

function titleIn(entity: string, values: Record<string, unknown>): string | null {
  const keys = [entities.get(entity)?.title, 'name', 'subject', 'email', 'title']
  const found = keys.map((key) => key && values[key]).find((value) => typeof value === 'string' && value)
  return typeof found === 'string' ? found : null
}
