export type Timing = { median: number; p95: number }
export type Work = (turn: number) => Promise<unknown>

const PATIENCE = 20_000

/**
 * Times several ways to do the same work, in milliseconds per call, with `clients` calls under way at a time.
 * They take turns in short rounds, so that whatever else the machine does falls on all; where that takes long, in fewer.
 */
export async function compare(works: readonly Work[], clients: number, calls: number): Promise<Timing[]> {
  const times: number[][] = works.map(() => [])
  const perRound = Math.max(clients, Math.ceil(calls / 10))
  let turn = 0
  for (const work of works) await round(work, clients, clients * 2, () => turn++)
  const until = performance.now() + PATIENCE
  const isEnough = (done: number) => done >= calls || (done >= perRound * 2 && performance.now() > until)
  while (!isEnough(times.at(-1)?.length ?? calls)) {
    for (const [at, work] of works.entries())
      times[at]?.push(...(await round(work, clients, perRound, () => turn++)))
  }
  return times.map(timing)
}

async function round(work: Work, clients: number, calls: number, next: () => number): Promise<number[]> {
  const times: number[] = []
  let left = calls
  const client = async () => {
    while (left-- > 0) {
      const turn = next()
      const started = performance.now()
      await work(turn)
      times.push(performance.now() - started)
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  return times
}

export function timing(times: number[]): Timing {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { median: at(0.5), p95: at(0.95) }
}
