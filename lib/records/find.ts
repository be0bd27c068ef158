import 'server-only'
import '@/lib/entities'
import { desc, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Tx } from '@/db/client'
import { type Actor, can } from '@/lib/kernel/actor'
import { entityIn } from '@/lib/kernel/custom-fields'
import { columnOf, type Entity, entities } from '@/lib/kernel/entity'
import { withoutHidden } from '@/lib/kernel/field-rights'
import { read } from '@/lib/kernel/read'
import { queryTokens, rankMatches } from '@/lib/vietnam/text'
import { withCustom } from './custom-values'
import { type Row, visible } from './query'

/** `kind` is the name of its entity. */
export type Found = { id: string; kind: string; href: string; label: string; detail: string }

const CANDIDATES = 200

/**
 * Records of every kind by the words of their names, by e-mail or the last digits of a phone, newest first;
 * what matches with its marks as typed stands before what matches without.
 */
export async function findRecords(tx: Tx, actor: Actor, text: string, limit = 12): Promise<Found[]> {
  if (queryTokens(text).length === 0) return []
  const found: { entity: Entity; row: Row; words: string[] }[] = []
  for (const declared of entities.values()) {
    const entity = entityIn(actor, declared)
    if (!entity.path || !can(actor, entity.permissions.read)) continue
    for (const row of await candidates(tx, actor, entity, text)) {
      found.push({ entity, row, words: wordsOf(entity, row) })
    }
  }
  found.sort((a, b) => Number(b.row.createdAt) - Number(a.row.createdAt))
  return rankMatches(text, found, ({ words }) => words.join(' '))
    .slice(0, limit)
    .map(({ entity, row, words: [label = '', detail = ''] }) => ({
      id: row.id,
      kind: entity.name,
      href: `${entity.path}/${row.id}`,
      label,
      detail,
    }))
}

async function candidates(tx: Tx, actor: Actor, entity: Entity, search: string): Promise<Row[]> {
  const names = ['id', 'createdAt', ...searched(entity).filter((name) => !entity.fields[name]?.custom)]
  const columns = Object.fromEntries(
    names.map((name) => [name, sql`${columnOf(entity, name)}` as SQL<unknown>]),
  )
  const rows = await tx
    .select(columns)
    .from(entity.table)
    .where(visible(actor, entity, { search, archived: 'any' }))
    .orderBy(desc(entity.table.id)) // ids grow with time, and this order is found without reading all matches
    .limit(CANDIDATES)
  const whole = await withCustom(tx, actor, entity, rows as Row[])
  return whole.map((row) => withoutHidden(actor, entity, row))
}

/** The title first, then whatever else it is found by. */
const searched = ({ title, fields }: Entity): string[] => [
  title,
  ...Object.keys(fields).filter((name) => name !== title && fields[name]?.search),
]

const wordsOf = (entity: Entity, row: Row): string[] =>
  searched(entity).flatMap((name) => (row[name] ? [String(row[name])] : []))

export const searchEverything = read({
  name: 'record.search',
  permission: 'dictionary:read', // which everybody has: each kind is read by its own
  input: z.strictObject({ text: z.string().max(200) }),
  run: ({ tx, actor }, { text }) => findRecords(tx, actor, text),
})
