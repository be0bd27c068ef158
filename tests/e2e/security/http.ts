import { type IncomingHttpHeaders, request as open } from 'node:http'

export type Asked = {
  method?: string
  headers?: Record<string, string>
  body?: string | Buffer
  cookie?: string
  patience?: number
}
export type Answer = { status: number; headers: IncomingHttpHeaders; text: string }

/** One request as it is told, with any Host and Origin, following nothing; a stream is cut after `patience`. */
export function ask(
  base: string,
  path: string,
  { method = 'GET', headers = {}, body, cookie, patience }: Asked = {},
): Promise<Answer> {
  const all = { ...(cookie && { Cookie: cookie }), ...headers }
  return new Promise((resolve, reject) => {
    const call = open(new URL(path, base), { method, headers: all, agent: false }, (response) => {
      const chunks: Buffer[] = []
      const end = () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString('utf8'),
        })
      if (patience) setTimeout(() => response.destroy(), patience)
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.once('end', end)
      response.once('close', end)
      response.once('error', end)
    })
    call.once('error', reject)
    call.end(body)
  })
}

/** Signs in as the form does; gives the session's cookie, or null when it is refused. */
export async function signIn(base: string, email: string, password: string): Promise<string | null> {
  const csrf = await ask(base, '/api/auth/csrf')
  const { csrfToken } = JSON.parse(csrf.text)
  const body = new URLSearchParams({ csrfToken, email, password, json: 'true' }).toString()
  const headers = { Origin: base, 'Content-Type': 'application/x-www-form-urlencoded' }
  const answer = await ask(base, '/api/auth/callback/credentials', {
    method: 'POST',
    headers,
    body,
    cookie: cookieOf(csrf),
  })
  return answer.status === 200 ? cookieOf(answer, 'session-token') : null
}

/** The cookies that an answer sets, as a browser would send them back. */
export function cookieOf({ headers }: Answer, named = ''): string {
  const set = (headers['set-cookie'] ?? []).map((each) => each.split(';')[0] ?? '')
  return set.filter((each) => each.includes(named)).join('; ')
}
