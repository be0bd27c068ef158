import 'server-only'
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import { env } from '@/lib/kernel/env'
import { log } from '@/lib/kernel/log'
import { accept, MOST_BYTES } from './inbound/accept'
import { aliasesOf } from './inbound/aliases'

const MOST_RECIPIENTS = 100

/**
 * Listens for mail to aliases on COHOI_SMTP_HOST:COHOI_SMTP_PORT (RFC 5321): unknown alias 550, over 25 MB 552,
 * trouble of our own 451, and 250 only after the message is committed. Null when the port is 0.
 */
export async function startSmtp(): Promise<{ port: number; stop(): Promise<void> } | null> {
  if (env.COHOI_SMTP_PORT === 0) return null
  const server = new SMTPServer({
    ...certificate(),
    banner: 'Cohoi',
    disabledCommands: env.SMTP_TLS_KEY ? ['AUTH'] : ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: MOST_BYTES,
    maxClients: 100,
    socketTimeout: 60_000,
    closeTimeout: 5000,
    onRcptTo: ({ address }, session, done) => void checkRecipient(address, session).then(() => done(), done),
    onData: (stream, session, done) => void receive(stream, session).then(() => done(), done),
  })
  server.on('error', (error: Error) => log.warn({ reason: error.message }, 'smtp connection'))
  await listen(server)
  const { port } = server.server.address() as AddressInfo
  return { port, stop: () => new Promise((resolve) => server.close(() => resolve())) }
}

function certificate() {
  const { SMTP_TLS_KEY: key, SMTP_TLS_CERT: cert } = env
  return key && cert ? { key: readFileSync(key), cert: readFileSync(cert) } : {}
}

function listen(server: SMTPServer): Promise<void> {
  return new Promise((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(env.COHOI_SMTP_PORT, env.COHOI_SMTP_HOST, resolve)
  })
}

async function checkRecipient(address: string, { envelope }: SMTPServerSession): Promise<void> {
  if (envelope.rcptTo.length >= MOST_RECIPIENTS) throw answer(452, 'Too many recipients')
  const known = await temporary(() => aliasesOf([address]))
  if (known.length === 0) throw answer(550, 'No such address here')
}

async function receive(stream: SMTPServerDataStream, { envelope }: SMTPServerSession): Promise<void> {
  const raw = await collect(stream)
  if (!raw) throw answer(552, 'Message exceeds 25 MB')
  const { mailFrom, rcptTo } = envelope
  const { accepted } = await temporary(() =>
    accept({
      intake: 'smtp',
      envelopeFrom: mailFrom ? mailFrom.address : '',
      envelopeTo: rcptTo.map(({ address }) => address),
      content: { raw },
    }),
  )
  if (accepted.length === 0) throw answer(550, 'No such address here')
}

/** The stream must be read to its end, or the client hangs; what is too much is thrown away. */
async function collect(stream: SMTPServerDataStream): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= MOST_BYTES) chunks.push(chunk)
    else chunks.length = 0
  }
  return size <= MOST_BYTES ? Buffer.concat(chunks) : null
}

async function temporary<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    log.error({ err: error }, 'smtp intake')
    throw answer(451, 'Trouble here, please try again later')
  }
}

const answer = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode })
