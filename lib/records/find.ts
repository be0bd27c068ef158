import 'server-only'
import '@/lib/entities'
import { and, desc, type SQL, sql } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import type { Tx } from '@/db/client'
import type { Fields } from '@/db/schema'
import { type Actor, can } from '@/lib/kernel/actor'
import { entityIn } from '@/lib/kernel/custom-fields'
import { columnOf, type Entity, entities, type Field } from '@/lib/kernel/entity'
import { withoutHidden } from '@/lib/kernel/field-rights'
import { read } from '@/lib/kernel/read'
import { formatPhone } from '@/lib/vietnam/phone-format'
import { queryTokens, rankMatches } from '@/lib/vietnam/text'
import { withCustom } from './custom-values'
import { allMatches, newestMatches } from './newest-matches'
import { type Row, visible } from './query'

/** `kind` is the name of its entity. */
export type Found = { id: string; kind: string; href: string; label: string; detail: string }

/** As many of each kind are looked at before the best are shown. */
const CANDIDATES = 200
/** So many among the newest do as well: four times of what is shown. */
const ENOUGH = 48

type Candidate = { entity: Entity; row: Row; words: string[] }

/**
 * Records of every kind by the words of their names, by e-mail or the last digits of a phone, newest first;
 * what matches with its marks as typed stands before what matches without. All kinds are asked in one query.
 */
export async function findRecords(tx: Tx, actor: Actor, text: string, limit = 12): Promise<Found[]> {
  if (queryTokens(text).length === 0) return []
  const kinds = [...entities.values()]
    .filter(({ path, permissions }) => path && can(actor, permissions.read))
    .map((entity) => entityIn(actor, entity))
  const found = await candidates(tx, actor, kinds, text)
  found.sort((a, b) => Number(b.row.createdAt) - Number(a.row.createdAt))
  return rankMatches(text, found, ({ words }) => words.join(' '))
    .slice(0, limit)
    .map(({ entity, row, words: [label = '', detail = ''] }) => ({
      id: row.id,
      kind: entity.name,
      href: `${entity.path}/${row.id}`,
      label,
      detail: formatPhone(detail),
    }))
}

async function candidates(tx: Tx, actor: Actor, kinds: Entity[], text: string): Promise<Candidate[]> {
  const matches = await newestMatches(tx, actor, kinds, text)
  const rows = await rowsOf(tx, actor, kinds, (kind) => matches.get(kind)?.where)
  const isShort = (kind: string) => rows.filter((row) => row.kind === kind).length < ENOUGH
  const again = new Set(
    [...matches].flatMap(([kind, { isPartial }]) => (isPartial && isShort(kind) ? [kind] : [])),
  )
  const whole = new Map<string, SQL>()
  for (const entity of kinds)
    if (again.has(entity.name)) whole.set(entity.name, await allMatches(tx, actor, entity, text))
  const older = await rowsOf(tx, actor, kinds, (kind) => whole.get(kind))
  const all = [...rows.filter(({ kind }) => !again.has(kind)), ...older]
  const found: Candidate[] = []
  for (const entity of kinds) {
    const own = all.flatMap(({ kind, id, createdAt, values }) =>
      kind === entity.name ? [{ ...values, id, createdAt }] : [],
    )
    for (const each of await withCustom(tx, actor, entity, own)) {
      const row = withoutHidden(actor, entity, each)
      found.push({ entity, row, words: wordsOf(entity, row) })
    }
  }
  return found
}

/** Of all kinds in one query; of those for which `matching` tells none, nothing. */
async function rowsOf(tx: Tx, actor: Actor, kinds: Entity[], matching: (kind: string) => SQL | undefined) {
  const [first, second, ...rest] = kinds.flatMap((entity) => {
    const where = matching(entity.name)
    return where ? [ofKind(tx, actor, entity, where)] : []
  })
  if (!first) return []
  return second ? unionAll(first, second, ...rest) : first
}

/** Ids grow with time, and their order is found without reading all matches. */
const ofKind = (tx: Tx, actor: Actor, entity: Entity, matching: SQL) =>
  tx
    .select({
      kind: sql<string>`${entity.name}::text`,
      id: sql<string>`${entity.table.id}`.as('id'),
      createdAt: sql<Date>`${columnOf(entity, 'createdAt')}`.mapWith(columnOf(entity, 'createdAt')),
      values: sql<Fields>`jsonb_build_object(${told(entity)})`,
    })
    .from(entity.table)
    .where(and(visible(actor, entity, { archived: 'any' }), matching))
    .orderBy(desc(entity.table.id))
    .limit(CANDIDATES)

const told = (entity: Entity): SQL =>
  sql.join(
    searched(entity)
      .filter((name) => !entity.fields[name]?.custom)
      .map((name) => sql`${name}::text, ${columnOf(entity, name)}`),
    sql`, `,
  )

/** The title first, then whatever else it is found by. */
const searched = ({ title, fields }: Entity): string[] => [
  title,
  ...Object.keys(fields).filter((name) => name !== title && isTold(fields[name])),
]

const isTold = (field: Field | undefined) => field?.search !== undefined && field.search !== 'sealed'

const wordsOf = (entity: Entity, row: Row): string[] =>
  searched(entity).flatMap((name) => (row[name] ? [String(row[name])] : []))

export const searchEverything = read({
  name: 'record.search',
  permission: 'dictionary:read', // which everybody has: each kind is read by its own
  input: z.strictObject({ text: z.string().max(200) }),
  run: ({ tx, actor }, { text }) => findRecords(tx, actor, text),
})
