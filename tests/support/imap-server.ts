import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import hoodiecrow from 'hoodiecrow-imap'
import { LOGIN } from './imap-login'

export type ImapServer = {
  port: number
  /** Lays a mail into a folder; tells its number. */
  lay(folder: string, raw: string, more?: { at?: Date; flags?: string[] }): number
  mails(folder: string): { uid: number; flags: string[]; raw: string }[]
  /** Has a folder counted anew: the same mails, other numbers. */
  renumber(folder: string): void
  stop(): Promise<void>
}

const PLUGINS = ['ID', 'SASL-IR', 'AUTH-PLAIN', 'NAMESPACE', 'ENABLE', 'LITERALPLUS', 'UNSELECT']

/** An IMAP server of the test's own, on a free port, with an inbox, sent mails and a folder for what is done. */
export async function anImapServer({ isSecure = false } = {}): Promise<ImapServer> {
  const imap = hoodiecrow({
    secureConnection: isSecure,
    plugins: [...PLUGINS, 'SPECIAL-USE', 'UIDPLUS', 'MOVE'],
    users: { [LOGIN.username]: { password: LOGIN.password } },
    storage: {
      INBOX: {},
      '': { separator: '/', folders: { 'Da gui': { 'special-use': '\\Sent' }, Done: {} } },
    },
  })
  const { port, stop } = await listening(imap.server)
  const folder = (path: string) => {
    const found = imap.getMailbox(path)
    if (!found) throw new Error(`no folder ${path}`)
    return found
  }
  return {
    port,
    stop,
    lay: (path, raw, { at = new Date(), flags = [] } = {}) =>
      imap.appendMessage(path, flags, at, bytes(raw)).message.uid,
    mails: (path) =>
      folder(path).messages.map(({ uid, flags, raw }) => ({
        ...{ uid, flags },
        raw: Buffer.from(raw, 'latin1').toString(),
      })),
    renumber(path) {
      const box = folder(path)
      box.uidvalidity += 1
      box.uidnext += 100
      for (const mail of box.messages) mail.uid += 100
    },
  }
}

/** A server that says what it is told to say to whoever connects. */
export const aHostileServer = (talk: (socket: Socket) => void) =>
  listening(
    createServer((socket) => {
      socket.on('error', () => {}) // whoever hangs up
      talk(socket)
    }),
  )

async function listening(server: Server): Promise<{ port: number; stop(): Promise<void> }> {
  const open = new Set<Socket>()
  for (const event of ['connection', 'secureConnection'])
    server.on(event, (socket: Socket) => {
      open.add(socket)
      socket.on('error', () => {})
    })
  server.on('tlsClientError', () => {})
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      const closed = once(server, 'close')
      server.close()
      for (const socket of open) socket.destroy()
      await closed
    },
  }
}

/** The old server writes what it holds byte by byte. */
const bytes = (text: string) => Buffer.from(text).toString('latin1')
