import 'server-only'
import { and, eq } from 'drizzle-orm'
import type { NextAuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { z } from 'zod'
import { userSession } from '@/db/schema'
import { Refusal } from '@/lib/kernel/errors'
import { authSecret, SESSION_DAYS, sessionCookie } from '@/lib/kernel/session'
import { executeIdentity, identityCommand, type Visitor } from './identity-command'
import { signIn } from './sign-in'
import { addressOf } from './visitor'

/** Ends one session of its owner. */
export const endSession = identityCommand({
  name: 'session.end',
  input: z.strictObject({ sessionId: z.uuid(), loginId: z.uuid() }),
  async run({ tx }, { sessionId, loginId }) {
    await tx
      .update(userSession)
      .set({ revokedAt: new Date() })
      .where(and(eq(userSession.id, sessionId), eq(userSession.loginId, loginId)))
    return { data: null, events: [] }
  },
})

type Headers = Record<string, string | string[] | undefined>

/** The cookie only carries the id of a row in `user_session`; that row decides. */
export const authOptions: NextAuthOptions = {
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
      credentials: { email: {}, password: {} },
      async authorize(given, request) {
        try {
          const opened = await executeIdentity(signIn, visitorOf(request.headers ?? {}), {
            email: given?.email ?? '',
            password: given?.password ?? '',
          })
          return { id: opened.loginId, name: opened.name, sid: opened.sessionId }
        } catch (error) {
          // next-auth hands the message of an error to the sign-in page as `error`.
          if (error instanceof Refusal) throw new Error(error.words.key)
          throw error
        }
      },
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => (user ? { sub: user.id, sid: (user as { sid?: string }).sid } : token),
    session: ({ session }) => session,
  },
  events: {
    async signOut({ token }) {
      const visitor: Visitor = { ip: null, userAgent: '', loginId: token.sub ?? null, sessionId: null }
      await executeIdentity(endSession, visitor, { sessionId: token.sid, loginId: token.sub })
    },
  },
}

function visitorOf(headers: Headers): Visitor {
  const get = (name: string) => [headers[name]].flat()[0] ?? null
  return { ip: addressOf(get), userAgent: get('user-agent') ?? '', loginId: null, sessionId: null }
}
