import 'server-only'
import pino from 'pino'

/** Structured log of the process. Never pass mail texts, tokens or whole inputs to it. */
export const log = pino({
  level: process.env.LOG_LEVEL ?? 'info',
  redact: {
    paths: ['password', '*.password', 'secret', '*.secret', 'token', '*.token', 'authorization'],
    censor: '…',
  },
})
