import type { Actor } from '@/lib/kernel/actor'
import { reading } from '@/lib/kernel/database'
import { findRecords } from '@/lib/records/find'
import { compare } from './measure'
import { TYPED } from './operations'
import { table } from './report'

/** Anything is to be found within so many milliseconds on the server, among a million records. */
const GOAL = 50
const CALLS = 5

/** The time of each typed text by itself, the median of warm calls: as who sees all, and as who reaches a part. */
export async function textsTable(administrator: Actor, representative: Actor): Promise<string> {
  const lines: string[][] = []
  for (const text of [...TYPED, 'ph']) {
    const times: string[] = []
    for (const actor of [administrator, representative]) {
      const find = () => reading(actor, (tx) => findRecords(tx, actor, text))
      const [{ median } = { median: 0 }] = await compare([find], 1, CALLS)
      times.push(`${median.toFixed(1)}${median > GOAL ? ' over' : ''}`)
    }
    lines.push([text, ...times, String(GOAL)])
  }
  return table([['typed', 'all ms', 'part ms', 'goal ms'], ['---', '---:', '---:', '---:'], ...lines])
}
