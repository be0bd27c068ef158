import type pg from 'pg'
import { v7 } from 'uuid'
import { type Bulk, insertBulk } from '@/db/bulk'
import { cardOf, cardRows } from '@/lib/demo/cards'
import { LOGINS } from '@/lib/demo/company'
import { demoData, generateOpportunities } from '@/lib/demo/data'
import { ranksOf } from '@/lib/demo/seed'
import { type Setup, setupRows } from '@/lib/demo/setup'

const DAY = '2026-11-21'
const AT_ONCE = 500

export type Filling = { slug: string; rows: number; passwordHash: string; seed?: number }

/** A workspace with any number of opportunities, as years of work would have left it. The caller commits. */
export async function fillWorkspace(client: pg.ClientBase, filling: Filling): Promise<Setup> {
  const { slug, rows, passwordHash, seed = 1 } = filling
  const ids = new Map<string, string>()
  const { setup, rows: setupOf } = setupRows(demoData(DAY), {
    identify: (...name) => kept(ids, name.join(':')),
    workspaceId: v7(),
    slug,
    isDemo: false,
    createdAt: new Date('2025-11-01T00:00:00Z'),
    passwordHash,
    logins: LOGINS,
  })
  // Rows that fit together by making need no check of each reference.
  await client.query('set session_replication_role = replica')
  for (const each of setupOf) await insertBulk(client, own(each, slug))
  const made = [...generateOpportunities(rows, DAY, seed)]
  const ranks = ranksOf(made)
  for (let start = 0; start < made.length; start += AT_ONCE) {
    const cards = made.slice(start, start + AT_ONCE).map((each, at) => {
      const id = v7({ msecs: Date.parse(each.createdAt) })
      return cardOf(setup, each, id, ranks[start + at] ?? '', () => v7())
    })
    for (const each of cardRows(setup, cards)) await insertBulk(client, each)
  }
  await client.query('set session_replication_role = default')
  return setup
}

function kept(ids: Map<string, string>, name: string): string {
  const id = ids.get(name) ?? v7()
  ids.set(name, id)
  return id
}

/** Addresses are unique over all workspaces. */
function own({ table, rows }: Bulk, slug: string): Bulk {
  const moved = (value: unknown) =>
    typeof value === 'string' ? value.replace('@demo.test', `@${slug}.test`) : value
  const addresses = ['email', 'alias', 'address']
  return {
    table,
    rows: rows.map((row) => ({
      ...row,
      ...Object.fromEntries(addresses.flatMap((key) => (key in row ? [[key, moved(row[key])]] : []))),
    })),
  }
}
