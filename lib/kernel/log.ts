import 'server-only'
import pino from 'pino'

/** Structured log of the process. Never pass mail texts, tokens or whole inputs to it. */
export const log = pino({
  level: process.env.LOG_LEVEL ?? 'info',
  serializers: { err: withoutParameters },
  redact: {
    paths: ['password', '*.password', 'secret', '*.secret', 'token', '*.token', 'authorization'],
    censor: '…',
  },
})

/** Drizzle puts the values of a failed statement into its message, and Postgres into its detail: none of them is logged. */
function withoutParameters(error: unknown) {
  const { query, cause } = (error ?? {}) as { query?: string; cause?: unknown }
  const known = query && cause instanceof Error ? cause : error
  if (!(known instanceof Error)) return { message: String(known) }
  const { code } = known as { code?: string }
  return {
    type: known.name,
    message: known.message,
    stack: known.stack,
    ...(code && { code }),
    ...(query && { query }),
  }
}
