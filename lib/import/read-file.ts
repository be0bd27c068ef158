import 'server-only'
import { and, desc, eq, inArray } from 'drizzle-orm'
import { type ImportCell, recordImport } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import type { Entity } from '@/lib/kernel/entity'
import { conflict } from '@/lib/kernel/errors'
import { storage } from '@/lib/mail/storage'
import { rulesOf } from '@/lib/record-rules/rules'
import { type Candidate, headerAt, headingKey, matchColumns } from './columns'
import { importedFields, importedKind, labelsOf } from './fields'
import { beginReading, endReading, keepRows } from './keep'
import type { ImportRun } from './plan'
import { type Line, openSheet } from './read/sheet'

const PORTION = 1000
const SAMPLE = 300

/** Reads the file of an import into rows, and guesses which field each of its columns fills. */
export async function readFile(actor: Actor, run: ImportRun): Promise<void> {
  const { data } = await execute(beginReading, actor, { id: run.id })
  if (!data.storageKey) return
  const { source, lines } = await openSheet(await storage.get(data.storageKey))
  const entity = importedKind(actor, run.entity)
  const candidates = candidatesOf(entity)
  const sample: Line[] = []
  let portion: Line[] = []
  let header: Line | undefined
  let width = 0
  const keep = async (most: number) => {
    if (portion.length <= most) return true
    const { data } = await execute(keepRows, actor, { id: run.id, lines: portion.splice(0) })
    return data.goesOn
  }
  for await (const line of lines) {
    if (!header) {
      sample.push(line)
      if (sample.length < SAMPLE) continue
      header = begin()
      continue
    }
    portion.push(line)
    if (!(await keep(PORTION - 1))) return
  }
  header ??= begin()
  if (!header || portion.length + sample.length < 2) throw conflict('importEmpty')
  if (!(await keep(0))) return
  const headers = headersOf(header.cells, width)
  const samples = sample.filter(({ row }) => row > (header?.row ?? 0)).map(({ cells }) => cells)
  const { remembered, distinct } = await reading(actor, async (tx) => ({
    remembered: await rememberedOf(tx, actor, run),
    distinct: (await rulesOf(tx, actor, entity)).distinct,
  }))
  const columns = matchColumns(headers, samples, candidates, remembered)
  const filled = columns.flatMap(({ field }) => field ?? [])
  const telling = ['email', 'taxCode', ...distinct].filter((name) => filled.includes(name))
  const matchBy = [...new Set(distinct.length > 0 ? [...distinct, ...telling] : telling)].filter((name) =>
    filled.includes(name),
  )
  await execute(endReading, actor, { id: run.id, source, headers, columns, matchBy })

  function begin(): Line | undefined {
    const at = headerAt(
      sample.map(({ cells }) => cells),
      candidates,
    )
    portion = sample.slice(at + 1)
    width = Math.max(0, ...sample.slice(at).map(({ cells }) => cells.length))
    return sample[at]
  }
}

export const candidatesOf = (entity: Entity): Candidate[] =>
  importedFields(entity).map(([name, field]) => ({ name, field, labels: labelsOf(entity, name) }))

const headersOf = (cells: readonly ImportCell[], width: number): string[] =>
  Array.from({ length: Math.max(width, cells.length) }, (_, at) =>
    String(cells[at] ?? '')
      .trim()
      .slice(0, 300),
  )

const REMEMBERED = 20

/** What headings were taken for before: by this person, else by anybody here. */
async function rememberedOf(
  tx: Parameters<Parameters<typeof reading>[1]>[0],
  actor: Actor,
  run: ImportRun,
): Promise<Map<string, string>> {
  const { workspaceId, entity, memberId, headers, columns, state, createdAt } = recordImport
  const here = and(
    eq(workspaceId, actor.workspace.id),
    eq(entity, run.entity),
    inArray(state, ['done', 'undone']),
  )
  const earlier = (whose: typeof here) =>
    tx.select({ headers, columns }).from(recordImport).where(whose).orderBy(desc(createdAt)).limit(REMEMBERED)
  const remembered = new Map<string, string>()
  for (const past of [...(await earlier(and(here, eq(memberId, run.memberId)))), ...(await earlier(here))]) {
    for (const [at, heading] of past.headers.entries()) {
      const [key, field] = [headingKey(heading), past.columns[at]?.field]
      if (key && field && !remembered.has(key)) remembered.set(key, field)
    }
  }
  return remembered
}
