import { z } from 'zod'
import type { Timing } from './measure'
import type { Access } from './plans'

/** How long an operation takes: by the product, by its function alone, and by each of its floors. */
export type Result = {
  name: string
  rows: number
  clients: number
  goal: number
  ours: Timing
  inside?: Timing
  byHand: Timing
  /** The same SQL behind a bare Next route, and its rows as a bare page. */
  route?: Timing
  page?: Timing
}
/** Something else that was measured, with what it must not exceed, or fall short of. */
export type Figure = { name: string; value: number; unit: string; most?: number; least?: number }

/** A page is compared with a page, data with a route, and a function alone with its SQL. */
const floorOf = ({ page, route, byHand }: Result): Timing => page ?? route ?? byHand
const ratioOf = (result: Result): number => result.ours.median / floorOf(result).median

/** One line for programs: milliseconds, and how many times as long as the floor at the median. */
export const asJson = (results: Result[], figures: Figure[] = []): string =>
  JSON.stringify({
    operations: results.map((result) => ({
      name: result.name,
      rows: result.rows,
      clients: result.clients,
      median_ms: rounded(result.ours.median),
      p95_ms: rounded(result.ours.p95),
      floor_ms: rounded(floorOf(result).median),
      ratio: rounded(ratioOf(result)),
    })),
    figures: figures.map(({ name, value, unit }) => ({ name, value: rounded(value), unit })),
  })

/** The ratios of an earlier run, by operation and clients, from what `asJson` wrote of it. Throws when it is something else. */
export function ratiosIn(json: string): Map<string, number> {
  const { operations } = earlierRun.parse(JSON.parse(json))
  return new Map(operations.map((each) => [keyOf(each), each.ratio]))
}

const earlierRun = z.object({
  operations: z.array(
    z.object({ name: z.string(), rows: z.number(), clients: z.number(), ratio: z.number() }),
  ),
})

const keyOf = ({ name, rows, clients }: Pick<Result, 'name' | 'rows' | 'clients'>) =>
  `${name} ${rows} ${clients}`

/** With the ratios of an earlier run also what each was then, and how many times that it is now. */
export function asTable(results: Result[], figures: Figure[] = [], earlier?: Map<string, number>): string {
  const head = [
    'measured',
    'clients',
    'median ms',
    'p95 ms',
    'inside',
    'by hand',
    'route',
    'page',
    'ratio',
    'goal',
  ]
  if (earlier) head.push('then', 'now/then')
  const lines = results.map((result) => {
    const { name, clients, ours, inside, byHand, route, page, goal } = result
    const then = earlier?.get(keyOf(result))
    return [
      name,
      String(clients),
      ...[ours.median, ours.p95, inside?.median, byHand.median, route?.median, page?.median].map(
        (time) => time?.toFixed(1) ?? '',
      ),
      `${ratioOf(result).toFixed(1)}×`,
      `${goal}×`,
      ...(earlier
        ? [then ? `${then.toFixed(1)}×` : '', then ? (ratioOf(result) / then).toFixed(2) : '']
        : []),
    ]
  })
  const others = figures.map(({ name, value, unit, most, least }) => {
    const goal = most === undefined ? (least === undefined ? '' : `${least} or more`) : `under ${most}`
    return [
      name,
      '',
      `${Math.round(value)} ${unit}`,
      ...Array(6).fill(''),
      goal,
      ...(earlier ? ['', ''] : []),
    ]
  })
  return table([
    head,
    head.map((name, at) => (at === 0 ? '-'.repeat(name.length) : `${'-'.repeat(name.length - 1)}:`)),
    ...lines,
    ...others,
  ])
}

export function plansTable(plans: { name: string; accesses: Access[] }[]): string {
  const lines = plans.flatMap(({ name, accesses }) => {
    const ways = new Set(accesses.map(({ table, index }) => `${table} by ${index ?? 'reading all of it'}`))
    return [...ways].map((way, at) => [at === 0 ? name : '', way])
  })
  return table([['operation', 'reaches'], ['---', '---'], ...lines])
}

/** Rows as a table of Markdown, its cells as wide as the widest. */
export function table(lines: string[][]): string {
  const widths = (lines[0] ?? []).map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)))
  const padded = (cell: string, at: number) =>
    at === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[at] ?? 0)
  return lines.map((line) => `| ${line.map(padded).join(' | ')} |`).join('\n')
}

const rounded = (value: number) => Math.round(value * 100) / 100
