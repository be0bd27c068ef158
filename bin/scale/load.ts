/** Several clients that work without a pause until they are told to stop; what failed is counted and told. */
export function load(work: ((turn: number) => Promise<boolean>)[], clients: number) {
  const troubles = new Map<string, number>()
  let isOver = false
  let turn = 0
  let done = 0
  const client = async () => {
    while (!isOver) {
      const mine = turn++
      const at = mine % work.length
      const failure = await work[at]?.(mine).then(
        (isWell) => (isWell ? null : `work ${at} was refused`),
        (error: Error) => `work ${at}: ${error.message}`,
      )
      if (!failure) done++
      else troubles.set(failure, (troubles.get(failure) ?? 0) + 1)
    }
  }
  const running = Array.from({ length: clients }, client)
  return async () => {
    isOver = true
    await Promise.all(running)
    const failed = [...troubles.values()].reduce((sum, count) => sum + count, 0)
    return { done, failed, troubles: [...troubles].map(([what, count]) => `${count} × ${what}`).join(', ') }
  }
}
