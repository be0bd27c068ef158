import { type Answer, ask, signIn } from '@/tests/e2e/security/http'
import { actionHeaders, actionId } from '../bench/server-action'
import { PASSWORD } from './rig'

/** A person at a browser: signed in once, asking whichever process is named. */
export type Client = {
  cookie: string
  get(base: string, path: string): Promise<Answer>
  post(base: string, path: string, body: string | Buffer, headers?: Record<string, string>): Promise<Answer>
  /** Makes an opportunity by the server action that the form calls; true once it is acknowledged. */
  create(base: string, title: string): Promise<boolean>
}

export async function aClient(base: string, origin: string, email = 'admin@demo.test'): Promise<Client> {
  const cookie = await signIn(base, email, PASSWORD)
  if (!cookie) throw new Error(`${email} cannot sign in at ${base}`)
  const { host } = new URL(origin) // as a balancer passes it on
  const post: Client['post'] = (at, path, body, headers = {}) =>
    ask(at, path, { method: 'POST', cookie, body, headers: { Host: host, Origin: origin, ...headers } })
  const action = actionId('lib/opportunities/actions.ts', 'createOpportunity')
  return {
    cookie,
    get: (at, path) => ask(at, path, { cookie }),
    post,
    async create(at, title) {
      const { status, text } = await post(at, '/board', JSON.stringify([{ title }]), actionHeaders(action))
      return status === 200 && /"ok":true/.test(text)
    },
  }
}

/** A mail by HTTP, as a provider delivers it: accepted once it is stored for good. */
export async function deliver(base: string, key: string, at: string): Promise<boolean> {
  const raw = [
    `From: Khach ${at} <${at}@khach.example>`,
    'To: sales@demo.test',
    `Subject: Hoi gia ${at}`,
    `Message-ID: <${at}@khach.example>`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    `Xin bao gia ${at}.`,
    '--b',
    'Content-Type: application/pdf; name=gia.pdf',
    'Content-Disposition: attachment; filename=gia.pdf',
    '',
    `%PDF ${at}`,
    '--b--',
    '',
  ].join('\r\n')
  const headers = {
    Authorization: `Bearer ${key}`,
    'X-Envelope-To': 'sales@demo.test',
    'X-Envelope-From': `${at}@khach.example`,
  }
  const { status } = await ask(base, '/api/inbound/raw', { method: 'POST', headers, body: raw })
  return status === 202
}
