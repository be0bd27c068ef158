import 'server-only'
import { hash, verify } from '@node-rs/argon2'
import { z } from 'zod'

/** OWASP's argon2id: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** At least 10 characters; at most 200, so that hashing stays cheap. */
export const newPassword = z.string().min(10).max(200)

export const hashPassword = (password: string): Promise<string> => hash(password, COST)

const unknownHash = hashPassword('nobody has this password')

/** Takes the same time whether the person exists or not. */
export async function isPassword(stored: string | null | undefined, given: string): Promise<boolean> {
  if (given.length > 200) return false
  const isRight = await verify(stored ?? (await unknownHash), given)
  return isRight && Boolean(stored)
}
