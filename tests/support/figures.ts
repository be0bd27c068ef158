import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export const FIGURES = join('test-results', 'sweeps')

export type Figures = {
  /** What was tried. */
  cases: number
  /** Rows, fields or words that somebody got who may not. */
  leaks?: number
  /** Rows and jobs written although it was refused. */
  written?: number
  /** Cases in which two ways that must agree did not. */
  differences?: number
}

/** Keeps what a sweep counted, for `npm run sweep` to print. */
export function report(sweep: string, figures: Figures): void {
  mkdirSync(FIGURES, { recursive: true })
  const file = sweep.toLowerCase().replace(/[^a-z0-9]+/g, '-')
  writeFileSync(join(FIGURES, `${file}.json`), JSON.stringify({ sweep, ...figures }))
}
