const hits = new Map<string, number>()

/** A named place where a test may kill the process: `CRASH_AT=accept.stored:3` at its third passing. */
export function crashPoint(name: string): void {
  const wanted = process.env.CRASH_AT
  if (!wanted) return
  const count = (hits.get(name) ?? 0) + 1
  hits.set(name, count)
  if (wanted === `${name}:${count}`) process.kill(process.pid, 'SIGKILL')
}
