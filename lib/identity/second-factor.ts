import 'server-only'
import { randomInt } from 'node:crypto'
import { and, eq, isNull, lt, or } from 'drizzle-orm'
import { Secret, TOTP } from 'otpauth'
import type { Tx } from '@/db/client'
import { login, recoveryCode } from '@/db/schema'
import { database } from '@/lib/kernel/database'
import { Refusal } from '@/lib/kernel/errors'
import { open, seal, sign } from '@/lib/kernel/secrets'
import type { IdentityChange, Visitor } from './identity-command'
import { limitCodes, limitCodesOfDay } from './limits'
import { memberEvents } from './member-events'
import type { LoginRow } from './queries'
import { noteTry } from './tries'

const PERIOD = 30
/** Clocks of phones go wrong by a step, seldom by more. */
const DRIFT = 1
/** Without letters and digits that are taken for each other. */
const LETTERS = '23456789abcdefghjkmnpqrstuvwxyz'

/** How a second factor was proven; null where there is none. */
export type Proof = 'code' | 'recovery' | null

/** The six-digit code of now, or a recovery code; each is good once. Counted by person, wherever tries come from. */
export async function proveSecondFactor(
  person: LoginRow,
  code: string | undefined,
  visitor: Visitor,
): Promise<Proof> {
  if (!person.secondFactor) return null
  if (!code) {
    await noteTry(visitor, person.id, 'code_asked')
    throw new Refusal('forbidden', { key: 'secondFactor' })
  }
  await limitCodesOfDay.take(person.id)
  await limitCodes.take(person.id)
  const proof = await claimCode(person, code)
  if (!proof) {
    await noteTry(visitor, person.id, 'wrong_code')
    throw new Refusal('forbidden', { key: 'wrongCode' })
  }
  await limitCodes.forget(person.id)
  await limitCodesOfDay.forget(person.id)
  return proof
}

/** The time step whose code this is, or null. */
export function stepOf(secret: string, code: string): number | null {
  const digits = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(digits)) return null
  const delta = totpOf(secret).validate({ token: digits, window: DRIFT })
  return delta === null ? null : Math.floor(Date.now() / 1000 / PERIOD) + delta
}

export const totpOf = (secret: string, label = ''): TOTP =>
  new TOTP({ issuer: 'Cohoi', label, period: PERIOD, digits: 6, secret: Secret.fromBase32(secret) })

export const sealSecret = (loginId: string, secret: string): string => seal(secret, ownerOf(loginId))

/** Ten new recovery codes in place of those before; shown now and never again. */
export async function renewCodes(tx: Tx, loginId: string): Promise<string[]> {
  const codes = Array.from({ length: 10 }, newCode)
  await tx.delete(recoveryCode).where(eq(recoveryCode.loginId, loginId))
  await tx.insert(recoveryCode).values(codes.map((code) => ({ loginId, hash: hashOf(loginId, code) })))
  return codes
}

export const recoveryEvents = async (tx: Tx, loginId: string, proof: Proof): Promise<IdentityChange[]> =>
  proof === 'recovery' ? memberEvents(tx, loginId, 'recovery_code_used') : []

async function claimCode(person: LoginRow, code: string): Promise<Proof> {
  const step = stepOf(open(person.secondFactor ?? '', ownerOf(person.id)), code)
  const proof = step === null ? 'recovery' : 'code'
  const claimed = await database().transact('identity', (tx) =>
    step === null ? claimRecovery(tx, person.id, code) : claimStep(tx, person.id, step),
  )
  return claimed ? proof : null
}

async function claimStep(tx: Tx, loginId: string, step: number): Promise<boolean> {
  const rows = await tx
    .update(login)
    .set({ secondFactorStep: step })
    .where(and(eq(login.id, loginId), or(isNull(login.secondFactorStep), lt(login.secondFactorStep, step))))
    .returning({ id: login.id })
  return rows.length > 0
}

async function claimRecovery(tx: Tx, loginId: string, code: string): Promise<boolean> {
  const rows = await tx
    .delete(recoveryCode)
    .where(and(eq(recoveryCode.loginId, loginId), eq(recoveryCode.hash, hashOf(loginId, code))))
    .returning({ hash: recoveryCode.hash })
  return rows.length > 0
}

function newCode(): string {
  const letters = Array.from({ length: 12 }, () => LETTERS[randomInt(LETTERS.length)]).join('')
  return `${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`
}

const hashOf = (loginId: string, code: string): string =>
  sign('recovery-code', `${loginId}:${code.toLowerCase().replace(/[^a-z0-9]/g, '')}`)

const ownerOf = (loginId: string) => `login:${loginId}:second-factor`
