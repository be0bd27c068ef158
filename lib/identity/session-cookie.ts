import 'server-only'
import { cookies } from 'next/headers'
import { encode } from 'next-auth/jwt'
import { authSecret, SESSION_DAYS, sessionCookie } from '@/lib/kernel/session'

const SECONDS = SESSION_DAYS * 86_400

/** Gives the browser the cookie that next-auth would give for this session; nothing without a session. */
export async function giveCookie({ loginId, sessionId }: { loginId: string; sessionId: string | null }) {
  if (!sessionId) return
  const value = await encode({
    token: { sub: loginId, sid: sessionId },
    secret: authSecret(),
    maxAge: SECONDS,
  })
  const name = sessionCookie()
  const store = await cookies()
  store.set(name, value, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: name.startsWith('__Secure'),
    maxAge: SECONDS,
  })
}
