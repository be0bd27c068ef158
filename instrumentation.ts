/** Runs once in every web process, before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') (await import('./lib/identity/peers')).notePeers()
}
