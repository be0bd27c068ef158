import 'server-only'
import type { Tx } from '@/db/client'
import type { Actor } from '@/lib/kernel/actor'
import { twinsOf } from '@/lib/records/twins'
import { searchKey } from '@/lib/vietnam/text'
import type { Plan } from './plan'
import type { SaidRow } from './rows'

export type Match = { matchId: string | null; matchRow: number | null }
/** The first row of the file that held a value, by field and key. */
export type Seen = Map<string, number>

/** For each row the record that is there already, or the earlier row that says the same; by the first field that tells. */
export async function matchesOf(
  tx: Tx,
  actor: Actor,
  { entity, matchBy }: Plan,
  said: readonly SaidRow[],
  seen: Seen,
): Promise<Match[]> {
  const there = new Map<string, Map<string, string[]>>()
  for (const name of matchBy) {
    const values = said.flatMap(({ values }) => (values[name] ? [String(values[name])] : []))
    there.set(name, await twinsOf(tx, actor, entity, name, values, 'no'))
  }
  return said.map(({ row, values }) => {
    const match: Match = { matchId: null, matchRow: null }
    for (const name of matchBy) {
      if (!values[name]) continue
      const key = searchKey(String(values[name]))
      match.matchId ??= there.get(name)?.get(key)?.[0] ?? null
      const place = `${name} ${key}`
      match.matchRow ??= seen.get(place) ?? null
      if (!seen.has(place)) seen.set(place, row)
    }
    return match.matchId ? { ...match, matchRow: null } : match
  })
}
