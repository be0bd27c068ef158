import 'server-only'
import type { NextAuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { Refusal } from '@/lib/kernel/errors'
import { log } from '@/lib/kernel/log'
import { authSecret, loadVisit, SESSION_DAYS, sessionCookie, sessionIdOf } from '@/lib/kernel/session'
import { executeIdentity, type Visitor } from './identity-command'
import { endSession } from './session-commands'
import { signIn } from './sign-in'
import { addressOf } from './visitor'

type Headers = Record<string, string | string[] | undefined>

/** The cookie only carries the id of a row in `user_session`; that row decides. */
export const authOptions = (): NextAuthOptions => ({
  session: { strategy: 'jwt', maxAge: SESSION_DAYS * 86_400 },
  secret: authSecret(),
  pages: { signIn: '/sign-in', error: '/sign-in' },
  cookies: {
    sessionToken: {
      name: sessionCookie(),
      options: { httpOnly: true, sameSite: 'lax', path: '/', secure: sessionCookie().startsWith('__Secure') },
    },
  },
  providers: [
    CredentialsProvider({
      credentials: { email: {}, password: {}, code: {} },
      async authorize(given, request) {
        const { email = '', password = '', code } = given ?? {}
        const visitor = await visitorOf(request.headers ?? {})
        const proof = { email, password, ...(code && { code }) }
        const opened = await executeIdentity(signIn, visitor, proof).catch(tell)
        return { id: opened.loginId, name: opened.name, sid: opened.sessionId }
      },
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => (user ? { sub: user.id, sid: (user as { sid?: string }).sid } : token),
    async session({ session, token }) {
      const visit = typeof token.sid === 'string' ? await loadVisit(token.sid) : null
      return { expires: session.expires, ...(visit && { user: { name: visit.person.name } }) }
    },
  },
  events: {
    async signOut({ token }) {
      const visitor: Visitor = { ip: null, userAgent: '', ...ownerOf(token ?? {}) }
      if (visitor.sessionId) await executeIdentity(endSession, visitor, {})
    },
  },
})

// next-auth hands the message of an error to the sign-in page as `error`, and so to whoever asks.
function tell(error: unknown): never {
  if (!(error instanceof Refusal)) {
    log.error({ err: error }, 'sign-in failed')
    throw new Error('unexpected')
  }
  const { key, params } = error.words
  throw new Error([key, ...Object.values(params ?? {})].join(':'))
}

async function visitorOf(headers: Headers): Promise<Visitor> {
  const get = (name: string) => [headers[name]].flat()[0] ?? null
  const cookies = (get('cookie') ?? '').split(/; */).map((pair) => pair.split('='))
  const cookie = cookies.find(([name]) => name === sessionCookie())?.[1]
  const sessionId = await sessionIdOf(cookie)
  return { ip: addressOf(get), userAgent: get('user-agent') ?? '', loginId: null, sessionId }
}

const ownerOf = ({ sub, sid }: { sub?: unknown; sid?: unknown }) => ({
  loginId: typeof sub === 'string' ? sub : null,
  sessionId: typeof sid === 'string' ? sid : null,
})
