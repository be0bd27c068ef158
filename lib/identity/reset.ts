import 'server-only'
import { and, eq, isNull, lt, sql } from 'drizzle-orm'
import { z } from 'zod'
import { login, loginToken, userSession } from '@/db/schema'
import { conflict } from '@/lib/kernel/errors'
import { newSecret } from '@/lib/kernel/secrets'
import { personEmail } from './email'
import { hoursAhead } from './expiry'
import { identityCommand } from './identity-command'
import { locale } from './language'
import { limitAccount, limitAddress, limitMails } from './limits'
import { letter } from './mail-texts'
import { memberEvents } from './member-events'
import { openSession } from './open-session'
import { hashPassword, newPassword } from './passwords'
import { findLogin } from './queries'
import { post } from './system-mail'
import { claimToken, liveToken } from './tokens'
import { countedAddress } from './visitor'

/** Sends a link for a new password. Known and unknown addresses cost the same work and get the same answer. */
export const forgetPassword = identityCommand({
  name: 'password.forget',
  input: z.strictObject({ email: personEmail, locale }),
  async prepare({ ip }, { email }) {
    await limitMails.take(countedAddress(ip))
    await limitMails.take(email)
  },
  async run({ tx }, { email, locale }) {
    const person = await findLogin(tx, email)
    const { secret, hash } = newSecret()
    await tx.delete(loginToken).where(and(eq(loginToken.kind, 'reset'), lt(loginToken.expiresAt, sql`now()`)))
    await tx.insert(loginToken).values({ hash, kind: 'reset', email, expiresAt: hoursAhead(1) })
    const speech = person?.locale ?? locale
    const values = { name: person?.name ?? '' }
    await post(tx, letter('reset', speech, person?.email ?? null, `/reset/${secret}`, values))
    return { data: null, events: [] }
  },
})

/**
 * A new password for whoever holds the link: once, within the hour. Every session ends; a new one begins, unless a
 * second factor has to be asked for.
 */
export const resetPassword = identityCommand({
  name: 'password.reset',
  input: z.strictObject({ token: z.string().max(200), password: newPassword }),
  async prepare({ ip }, { token, password }) {
    await limitAddress.take(countedAddress(ip))
    const live = await liveToken('reset', token)
    if (!live) throw conflict('linkExpired')
    await limitAccount.forget(live.email) // strangers' guesses must not keep the owner out
    return hashPassword(password)
  },
  async run(context, { token }, passwordHash) {
    const { tx } = context
    const { email } = await claimToken(context, 'reset', token)
    const person = await findLogin(tx, email)
    if (!person) throw conflict('linkExpired')
    await tx
      .update(login)
      .set({ passwordHash, mustChangePassword: false, passwordSetBy: null, updatedAt: new Date() })
      .where(eq(login.id, person.id))
    await tx.delete(loginToken).where(and(eq(loginToken.kind, 'reset'), eq(loginToken.email, email)))
    await tx
      .update(userSession)
      .set({ revokedAt: new Date() })
      .where(and(eq(userSession.loginId, person.id), isNull(userSession.revokedAt)))
    await post(tx, letter('passwordChanged', person.locale, person.email, '/forgot', { name: person.name }))
    const changed = await memberEvents(tx, person.id, 'password_changed')
    // The mailbox stands for the password, never for the second factor: that is asked at the door.
    const opened = person.secondFactor ? null : await openSession(context, person)
    const data = { loginId: person.id, sessionId: opened?.data.sessionId ?? null, email }
    return { data, events: [...changed, ...(opened?.events ?? [])] }
  },
})
