import 'server-only'
import { and, count, eq, isNull } from 'drizzle-orm'
import { Secret } from 'otpauth'
import { toString as drawCode } from 'qrcode'
import { z } from 'zod'
import { login, recoveryCode } from '@/db/schema'
import { conflict, invalidField, Refusal } from '@/lib/kernel/errors'
import { open, seal } from '@/lib/kernel/secrets'
import { type IdentityContext, identityCommand, type Visitor } from './identity-command'
import { letter } from './mail-texts'
import { memberEvents } from './member-events'
import { endOthers, provenOwner } from './profile'
import { type LoginRow, ownLogin, readingIdentity } from './queries'
import { proveSecondFactor, renewCodes, sealSecret, stepOf, totpOf } from './second-factor'
import { known } from './session-commands'
import { post } from './system-mail'

const MINUTES = 20

/** A secret to be entered into an authenticator. Nothing is kept until a code of it comes back with `offer`. */
export const offerSecondFactor = identityCommand({
  name: 'second_factor.offer',
  input: z.strictObject({}),
  async run({ visitor }) {
    const { id, email } = await ownLogin(known(visitor).loginId)
    const secret = new Secret({ size: 20 }).base32
    const uri = totpOf(secret, email).toString()
    const picture = await drawCode(uri, { type: 'svg', margin: 2 })
    const offer = seal(JSON.stringify({ secret, until: Date.now() + MINUTES * 60_000 }), offerOf(id))
    return { data: { offer, secret, picture }, events: [] }
  },
})

/** Turns the second factor on, proven by password and a first code; every other session ends. */
export const confirmSecondFactor = identityCommand({
  name: 'second_factor.confirm',
  input: z.strictObject({
    offer: z.string().max(1000),
    code: z.string().trim().max(20),
    password: z.string().max(1000),
  }),
  async prepare(visitor, { offer, code, password }) {
    const person = await provenOwner(visitor, password, 'password')
    if (person.secondFactor) throw conflict('secondFactorOn')
    const secret = offered(person.id, offer)
    const step = stepOf(secret, code)
    if (step === null) throw invalidField('code', 'wrongCode')
    return { person, secret, step }
  },
  async run(context, _input, { person, secret, step }) {
    const { tx } = context
    const rows = await tx
      .update(login)
      .set({
        secondFactor: sealSecret(person.id, secret),
        secondFactorAt: new Date(),
        secondFactorStep: step,
        updatedAt: new Date(),
      })
      .where(and(eq(login.id, person.id), isNull(login.secondFactor)))
      .returning({ id: login.id })
    if (rows.length === 0) throw conflict('secondFactorOn')
    const codes = await renewCodes(tx, person.id)
    await endOthers(context)
    return told(context, person, 'secondFactorOn', 'second_factor_on', { codes })
  },
})

const proofs = z.strictObject({ password: z.string().max(1000), code: z.string().trim().max(40) })

/** Turns the second factor off for who has both. */
export const removeSecondFactor = identityCommand({
  name: 'second_factor.remove',
  input: proofs,
  prepare: provenTwice,
  async run(context, _input, person) {
    const { tx } = context
    await tx
      .update(login)
      .set({ secondFactor: null, secondFactorAt: null, secondFactorStep: null, updatedAt: new Date() })
      .where(eq(login.id, person.id))
    await tx.delete(recoveryCode).where(eq(recoveryCode.loginId, person.id))
    return told(context, person, 'secondFactorOff', 'second_factor_off', null)
  },
})

/** Ten new recovery codes; those before are good no more. */
export const renewRecoveryCodes = identityCommand({
  name: 'second_factor.renew_codes',
  input: proofs,
  prepare: provenTwice,
  async run({ tx }, _input, person) {
    const codes = await renewCodes(tx, person.id)
    return { data: { codes }, events: await memberEvents(tx, person.id, 'recovery_codes_renewed') }
  },
})

/** Whether and since when a person has a second factor, and how many recovery codes are left. */
export async function secondFactorOf(loginId: string): Promise<{ since: Date | null; codesLeft: number }> {
  const { secondFactor, secondFactorAt } = await ownLogin(loginId)
  const [left] = await readingIdentity((tx) =>
    tx.select({ n: count() }).from(recoveryCode).where(eq(recoveryCode.loginId, loginId)),
  )
  return { since: secondFactor ? secondFactorAt : null, codesLeft: left?.n ?? 0 }
}

async function provenTwice(visitor: Visitor, { password, code }: z.output<typeof proofs>): Promise<LoginRow> {
  const person = await provenOwner(visitor, password, 'password')
  if (!person.secondFactor) throw conflict('secondFactorIsOff')
  if (!code) throw invalidField('code', 'required')
  await proveSecondFactor(person, code, visitor).catch((refusal) => {
    throw refusal instanceof Refusal && refusal.code === 'forbidden'
      ? invalidField('code', 'wrongCode')
      : refusal
  })
  return person
}

async function told<T>(
  { tx }: IdentityContext,
  { id, name, email, locale }: LoginRow,
  mail: 'secondFactorOn' | 'secondFactorOff',
  type: string,
  data: T,
) {
  await post(tx, letter(mail, locale, email, '/profile', { name }))
  return { data, events: await memberEvents(tx, id, type) }
}

function offered(loginId: string, offer: string): string {
  const found = held.safeParse(unsealed(loginId, offer))
  if (!found.success || found.data.until < Date.now()) throw invalidField('code', 'offerExpired')
  return found.data.secret
}

function unsealed(loginId: string, offer: string): unknown {
  try {
    return JSON.parse(open(offer, offerOf(loginId)))
  } catch {
    return null
  }
}

const held = z.object({ secret: z.string(), until: z.number() })

const offerOf = (loginId: string) => `login:${loginId}:second-factor-offer`
