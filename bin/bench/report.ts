import type { Timing } from './measure'
import type { Access } from './plans'

export type Result = { name: string; rows: number; clients: number; ours: Timing; floor: Timing }

/** One line for programs: milliseconds, and how many times as long as the floor at the median. */
export const asJson = (results: Result[]): string =>
  JSON.stringify({
    operations: results.map(({ name, rows, clients, ours, floor }) => ({
      name,
      rows,
      clients,
      median_ms: rounded(ours.median),
      p95_ms: rounded(ours.p95),
      floor_ms: rounded(floor.median),
      ratio: rounded(ours.median / floor.median),
    })),
  })

export function asTable(results: Result[]): string {
  const head = ['operation', 'clients', 'median ms', 'p95 ms', 'floor ms', 'floor p95', 'ratio']
  const lines = results.map(({ name, clients, ours, floor }) => [
    name,
    String(clients),
    ...[ours.median, ours.p95, floor.median, floor.p95].map((time) => time.toFixed(1)),
    `${(ours.median / floor.median).toFixed(1)}×`,
  ])
  return table([
    head,
    head.map((name, at) => (at === 0 ? '-'.repeat(name.length) : `${'-'.repeat(name.length - 1)}:`)),
    ...lines,
  ])
}

export function plansTable(plans: { name: string; accesses: Access[] }[]): string {
  const lines = plans.flatMap(({ name, accesses }) => {
    const ways = new Set(accesses.map(({ table, index }) => `${table} by ${index ?? 'reading all of it'}`))
    return [...ways].map((way, at) => [at === 0 ? name : '', way])
  })
  return table([['operation', 'reaches'], ['---', '---'], ...lines])
}

function table(lines: string[][]): string {
  const widths = (lines[0] ?? []).map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)))
  const padded = (cell: string, at: number) =>
    at === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[at] ?? 0)
  return lines.map((line) => `| ${line.map(padded).join(' | ')} |`).join('\n')
}

const rounded = (value: number) => Math.round(value * 100) / 100
