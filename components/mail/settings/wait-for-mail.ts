import { messageState } from '@/lib/mail/outbound/actions'

export type TestOutcome = { kind: 'sent' | 'failed' | 'captured' | 'late'; said: string | null }

const PATIENCE = 45_000
const PAUSE = 600

/** Asks until the worker has tried the server: what it said, or that it takes long. */
export async function waitForMail(id: string): Promise<TestOutcome> {
  const end = Date.now() + PATIENCE
  while (Date.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE))
    const found = await messageState({ id }).catch(() => null)
    if (!found?.ok || found.data.state === 'queued') continue
    const { state, error, reply } = found.data
    if (state === 'sent' || state === 'captured') return { kind: state, said: reply }
    return { kind: 'failed', said: error }
  }
  return { kind: 'late', said: null }
}
