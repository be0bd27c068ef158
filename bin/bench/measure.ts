export type Timing = { median: number; p95: number }
export type Work = (turn: number) => Promise<unknown>

/**
 * Times two ways to do the same work, in milliseconds per call, with `clients` calls under way at a time.
 * They take turns in short rounds, so that whatever else the machine does falls on both.
 */
export async function compare(
  ours: Work,
  floor: Work,
  clients: number,
  calls: number,
): Promise<[Timing, Timing]> {
  const times: [number[], number[]] = [[], []]
  const perRound = Math.max(clients, Math.ceil(calls / 10))
  let turn = 0
  for (const work of [ours, floor]) await round(work, clients, clients * 2, () => turn++)
  while (times[0].length < calls) {
    times[0].push(...(await round(ours, clients, perRound, () => turn++)))
    times[1].push(...(await round(floor, clients, perRound, () => turn++)))
  }
  return [timing(times[0]), timing(times[1])]
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

function timing(times: number[]): Timing {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { median: at(0.5), p95: at(0.95) }
}
