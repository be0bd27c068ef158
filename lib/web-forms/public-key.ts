import 'server-only'
import { randomBytes } from 'node:crypto'

/** The part of a form's address that nobody guesses: 192 bits. */
export const newPublicKey = (): string => randomBytes(24).toString('base64url')
