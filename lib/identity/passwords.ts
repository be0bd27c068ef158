import 'server-only'
import { verify } from '@node-rs/argon2'
import { z } from 'zod'
import { hashPassword as hash } from './password-hash'

const LONGEST = 200
/** What guessing begins with; all of ten characters or more. */
const KNOWN =
  /^(0?1234567890?1?2?3?|9876543210|(password|matkhau|qwerty(uiop)?|iloveyou|welcome|abc)[@!_.]?\d*!?|1q2w3e4r5t(6y)?|q1w2e3r4t5|asdfghjkl;?|anhyeuem\d*|emyeuanh\d*)$/i

/** At least 10 characters, at most 200 so that hashing stays cheap, and none of those that are tried first. */
export const newPassword = z
  .string()
  .min(10)
  .max(LONGEST)
  .refine((text) => !isObvious(text), { params: { key: 'weakPassword' } })

/** Hashed as composed text: keyboards write one Vietnamese letter in more than one way. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'))

/** Takes the same time whether the person exists or not. */
export async function isPassword(stored: string | null | undefined, given: string): Promise<boolean> {
  if (given.length > LONGEST) return false
  const isRight = await verify(stored ?? (await unknownHash), given.normalize('NFC'))
  return isRight && Boolean(stored)
}

const unknownHash = hash('nobody has this password')

const isObvious = (text: string) => KNOWN.test(text) || new Set(text.toLowerCase()).size < 4
