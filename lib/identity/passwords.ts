import 'server-only'
import { verify } from '@node-rs/argon2'
import { z } from 'zod'
import { hashPassword } from './password-hash'

export { hashPassword }

/** At least 10 characters; at most 200, so that hashing stays cheap. */
export const newPassword = z.string().min(10).max(200)

const unknownHash = hashPassword('nobody has this password')

/** Takes the same time whether the person exists or not. */
export async function isPassword(stored: string | null | undefined, given: string): Promise<boolean> {
  if (given.length > 200) return false
  const isRight = await verify(stored ?? (await unknownHash), given)
  return isRight && Boolean(stored)
}
