/** Runs once in every web process, before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const [{ notePeers }, { drainBeforeEnd }] = await Promise.all([
    import('./lib/identity/peers'),
    import('./lib/kernel/drain'),
  ])
  notePeers()
  if (process.env.NODE_ENV === 'production') drainBeforeEnd()
}
