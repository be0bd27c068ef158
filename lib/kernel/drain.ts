import 'server-only'
import { subscribe } from 'node:diagnostics_channel'
import type { Server, ServerResponse } from 'node:http'
import { env } from './env'
import { shared } from './shared'

const SIGNALS = ['SIGTERM', 'SIGINT'] as const

/** Signals of one stop may come from several sides; after this long, in milliseconds, somebody is in a hurry. */
const ONE_STOP = 1000

const theEnd = () => shared('end', () => ({ since: null as number | null, open: new Set<() => void>() }))

/** Whether this web process was told to end: it still answers, but should be sent nothing more. */
export const isEnding = (): boolean => theEnd().since !== null

/** Closes something long-lived once this process is told to end; the answer forgets it. */
export function untilTheEnd(close: () => void): () => void {
  const { open } = theEnd()
  if (isEnding()) close()
  else open.add(close)
  return () => open.delete(close)
}

/**
 * Told to end, a web process serves on for COHOI_DRAIN seconds while its health says no, so that a balancer has looked
 * elsewhere when it closes its door. What is under way then is finished by Next.
 */
export function drainBeforeEnd(): void {
  for (const signal of SIGNALS) {
    const closing = process.listeners(signal)
    process.removeAllListeners(signal)
    process.on(signal, () => {
      const { since } = theEnd()
      if (since !== null && Date.now() - since < ONE_STOP) return
      begin()
      setTimeout(() => closing.map((close) => close(signal)), since === null ? env.COHOI_DRAIN * 1000 : 0)
    })
  }
}

function begin(): void {
  const end = theEnd()
  if (end.since !== null) return
  end.since = Date.now()
  subscribe('http.server.request.start', (message) => {
    const { response } = message as { response: ServerResponse }
    response.shouldKeepAlive = false
  })
  // Nor is any connection waited for whose last answer has gone out.
  subscribe('http.server.response.finish', (message) => {
    const { server } = message as { server: Server }
    if (!server.listening) setImmediate(() => server.closeIdleConnections())
  })
  for (const close of end.open) close()
}
