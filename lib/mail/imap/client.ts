import 'server-only'
import { isIP } from 'node:net'
import { ImapFlow } from 'imapflow'
import { MOST_BYTES } from '../inbound/accept'
import { safeAddress } from '../outbound/safe-host'
import { ImapTrouble, isTooMuch, troubleOf } from './trouble'

export type Server = {
  host: string
  port: number
  security: 'none' | 'starttls' | 'tls'
  username: string
  password: string | null
}

/** How long a server may take in all, and how much it may say, whatever it says it with. */
type Limits = { milliseconds?: number; bytes?: number }

const PATIENCE = 240_000
const MOST_ANSWERED = 160 * 1024 * 1024
const GRAIN = 1024 * 1024

/**
 * Logs in to a server, does some work there and hangs up. The address is resolved once and must be one of the open
 * internet, its certificate must be good, and a server that never ends is cut off. Throws ImapTrouble for
 * what goes wrong with the server, and on whatever the work throws.
 */
export async function withImap<T>(
  server: Server,
  work: (client: ImapFlow) => Promise<T>,
  { milliseconds = PATIENCE, bytes = MOST_ANSWERED }: Limits = {},
): Promise<T> {
  if (server.password === null) throw new ImapTrouble('password')
  let client: ImapFlow | undefined
  let heard: unknown
  const watch = new AbortController()
  try {
    const made = new ImapFlow(await optionsOf(server))
    client = made
    made.on('error', (error) => {
      heard ??= error
    })
    return await Promise.race([
      cutOff(made, { milliseconds, bytes }, watch.signal),
      made.connect().then(() => work(made)),
    ])
  } catch (error) {
    // Whoever waits for an answer learns only that the line is gone; the first trouble says why.
    throw troubleOf(isTooMuch(heard) ? heard : error, server)
  } finally {
    watch.abort()
    await hangUp(client)
  }
}

async function optionsOf({ host, port, security, username, password }: Server) {
  return {
    host: await safeAddress(host),
    port,
    secure: security === 'tls',
    ...(security !== 'tls' && { doSTARTTLS: security === 'starttls' }),
    ...(!isIP(host) && { servername: host }),
    auth: { user: username, pass: password ?? '' },
    logger: false as const,
    clientInfo: { name: 'Cohoi' },
    disableAutoIdle: true,
    disableCompression: true, // what is small on the line could be endless here
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
    maxLineLength: 4 * GRAIN,
    maxLiteralSize: MOST_BYTES + GRAIN,
    maxResponseSize: MOST_BYTES + 8 * GRAIN,
  }
}

/** Rejects once the server has taken too long or said too much. */
function cutOff(
  client: ImapFlow,
  { milliseconds, bytes }: Required<Limits>,
  ended: AbortSignal,
): Promise<never> {
  const end = Date.now() + milliseconds
  return new Promise((_, reject) => {
    const timer = setInterval(() => {
      const kind = Date.now() > end ? 'timeout' : client.stats().received > bytes ? 'too_much' : null
      if (kind) reject(new ImapTrouble(kind))
    }, 100)
    ended.addEventListener('abort', () => clearInterval(timer))
  })
}

/** Politely where the server still listens, and at once where it does not. */
async function hangUp(client: ImapFlow | undefined): Promise<void> {
  if (!client) return
  const patience = setTimeout(() => client.close(), 2000)
  await (client.usable ? client.logout() : Promise.resolve()).catch(() => {})
  clearTimeout(patience)
  client.close()
}
