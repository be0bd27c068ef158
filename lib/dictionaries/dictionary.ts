import 'server-only'
import { and, eq, isNull, ne, type SQL, sql } from 'drizzle-orm'
import type { Fields } from '@/db/schema'
import type { Context } from '@/lib/kernel/command'
import { columnOf, type Entity } from '@/lib/kernel/entity'
import { conflict, invalidField } from '@/lib/kernel/errors'
import type { Change } from '@/lib/kernel/event'
import { shared } from '@/lib/kernel/shared'
import { type RecordCommands, recordCommands } from '@/lib/records/commands'
import type { Hooks } from '@/lib/records/hooks'
import type { Row } from '@/lib/records/query'
import { removeRecord } from '@/lib/records/remove'
import { allowUndo } from '@/lib/records/undo'
import { lockPair } from './locks'
import { nextPosition, type Reorder, reorderCommand } from './order'
import { usageOf } from './uses'

/** What is special to one dictionary. */
export type Rules = Pick<Hooks, 'prepare' | 'follow' | 'settle'> & {
  /** Before the rows of a deletion are locked: may lock what stands above them, or refuse. */
  leave?(context: Context, row: Row): Promise<void>
  /** Hands everything that refers to `from` to `to`. Without it a used row cannot be deleted. */
  replace?(context: Context, from: Row, to: Row): Promise<Change[]>
  /** After nothing refers to the row any more. */
  clear?(context: Context, row: Row): Promise<Change[]>
  /** Of a tree: the ids of all rows below one, the deepest first. */
  below?(context: Context, row: Row): Promise<{ id: string; version: number }[]>
  /** What records hold by a row goes with it. */
  goesAlong?: boolean
  /** The rows among which a name is unique; all of them by default. */
  siblings?(row: Fields): SQL | undefined
}

export type DictionaryCommands = RecordCommands & { reorder: Reorder }

/** The commands of every dictionary there is, by the name of its entity. */
export const dictionaries = shared('dictionaries', () => new Map<string, DictionaryCommands>())

/** The commands of a dictionary: new rows come last, names are unique, used rows go only with a replacement. */
export function dictionaryCommands(entity: Entity, rules: Rules = {}): DictionaryCommands {
  const hooks = hooksOf(entity, rules)
  allowUndo(entity, hooks)
  const commands = { ...recordCommands(entity, hooks), reorder: reorderCommand(entity) }
  dictionaries.set(entity.name, commands)
  return commands
}

function hooksOf(entity: Entity, rules: Rules): Hooks {
  return {
    settle: rules.settle,
    async prepare(context, values) {
      const placed = { ...values, position: await nextPosition(context, entity) }
      const whole = (await rules.prepare?.(context, placed)) ?? placed
      await refuseTwin(context, entity, rules, whole)
      return whole
    },
    async follow(context, before, patch) {
      const whole = (await rules.follow?.(context, before, patch)) ?? patch
      if (whole.name !== undefined) await refuseTwin(context, entity, rules, { ...before, ...whole })
      return whole
    },
    async release(context, row, { replacementId, withBelow }) {
      await rules.leave?.(context, row)
      const gone = withBelow ? await removeBelow(context, entity, rules, row, replacementId) : []
      const { from, to } = await lockPair(context, entity, row.id, replacementId)
      const moved = to
        ? await handOver(context, rules, from, to)
        : await refuseUsed(context, entity, rules, from)
      return [...gone, ...moved, ...((await rules.clear?.(context, from)) ?? [])]
    },
  }
}

/** Everything below a row goes before it, and the one that takes over takes all of it over. */
async function removeBelow(
  context: Context,
  entity: Entity,
  rules: Rules,
  row: Row,
  replacementId: string | undefined,
): Promise<Change[]> {
  const hooks = hooksOf(entity, rules)
  const changes: Change[] = []
  for (const ref of (await rules.below?.(context, row)) ?? []) {
    if (ref.id === replacementId) throw invalidField('replacementId', 'invalidValue')
    changes.push(...(await removeRecord(context, entity, hooks, { ...ref, replacementId })).events)
  }
  return changes
}

async function handOver(context: Context, rules: Rules, from: Row, to: Row): Promise<Change[]> {
  if (!rules.replace) throw invalidField('replacementId', 'invalidValue')
  return rules.replace(context, from, to)
}

async function refuseUsed(
  { tx, actor }: Context,
  entity: Entity,
  { goesAlong }: Rules,
  row: Row,
): Promise<Change[]> {
  if (goesAlong) return []
  const usage = await usageOf(tx, actor, entity)
  const { stage: _, ...users } = usage.get(row.id) ?? usage.get(String(row.name)) ?? {}
  if (Object.keys(users).length > 0) throw conflict('inUse')
  return []
}

async function refuseTwin({ tx, actor }: Context, entity: Entity, rules: Rules, row: Fields): Promise<void> {
  const { table } = entity
  const name = columnOf(entity, 'name')
  const found = await tx
    .select({ id: table.id })
    .from(table)
    .where(
      and(
        eq(table.workspaceId, actor.workspace.id),
        eq(sql`lower(${name})`, sql`lower(${row.name})`),
        ne(table.id, row.id),
        table.archivedAt && isNull(table.archivedAt),
        rules.siblings?.(row),
      ),
    )
    .limit(1)
  if (found.length > 0) throw invalidField('name', 'duplicate')
}
