import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export type Taken = { from: string; to: string[]; raw: string; user: string | null }
export type MailServer = { port: number; taken: Taken[]; connections: number; stop(): Promise<void> }

type Behaviour = {
  /** Refuses a recipient with this code. */
  refuse?: (address: string) => number | undefined
  /** Name and password that may log in; without them nobody needs to. */
  login?: { user: string; password: string }
  /** What it does with a message once it is whole; throwing refuses it. */
  onMessage?: (taken: Taken) => void | Promise<void>
}

/** A login for such a server, and the settings that use it. */
export const login = { user: 'sales@doi.example', password: 'kanarienvogel-0815-secret' }
export const withLogin = { username: login.user, password: login.password }

const running: MailServer[] = []

/** For the end of a file whose tests leave their servers running. */
export const stopMailServers = () => Promise.all(running.splice(0).map((server) => server.stop()))

/** An SMTP server of the test's own, on a free port, that keeps what it is given. */
export async function aMailServer({ refuse, login, onMessage }: Behaviour = {}): Promise<MailServer> {
  const taken: Taken[] = []
  const options: SMTPServerOptions = {
    banner: 'Fake',
    disabledCommands: login ? ['STARTTLS'] : ['STARTTLS', 'AUTH'],
    allowInsecureAuth: true,
    authOptional: !login,
    disableReverseLookup: true,
    onAuth({ username, password }, _, done) {
      if (username === login?.user && password === login?.password) done(null, { user: username })
      else done(answer(535, `5.7.8 Bad credentials for ${username}: ${password}`))
    },
    onRcptTo({ address }, _, done) {
      const code = refuse?.(address)
      done(code ? answer(code, `${code === 550 ? '5.1.1' : '4.2.0'} <${address}> not taken`) : null)
    },
    onData(stream, { envelope, user }, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', async () => {
        const { mailFrom, rcptTo } = envelope
        const message = {
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString('utf8'),
          user: user ?? null,
        }
        try {
          await onMessage?.(message)
          taken.push(message)
          done(null, '2.0.0 Taken by the fake as 4711')
        } catch (error) {
          done(error as Error)
        }
      })
    },
  }
  const server = new SMTPServer(options)
  server.on('error', () => {}) // a client that hangs up
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  const made = {
    port,
    taken,
    connections: 0,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
  server.server.on('connection', () => {
    made.connections += 1
  })
  running.push(made)
  return made
}

export const answer = (responseCode: number, message: string) =>
  Object.assign(new Error(message), { responseCode })

/** The value of a header, unfolded; undefined when there is none. */
export const headerOf = (raw: string, name: string): string | undefined =>
  new RegExp(`^${name}:\\s*((?:.|\\r?\\n[ \\t])*)`, 'im')
    .exec(raw.split(/\r?\n\r?\n/)[0] ?? '')?.[1]
    ?.replace(/\r?\n[ \t]+/g, ' ')
