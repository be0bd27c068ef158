import { z } from 'zod'

/**
 * An address a person signs in with. Plain ASCII before lowering, so that look-alikes (＠, the Kelvin sign)
 * cannot turn into somebody else's address; no quoted parts, one @.
 */
export const personEmail = z
  .string()
  .trim()
  .max(254)
  .refine((text) => /^[\x21-\x7e]*$/.test(text), { params: { key: 'email' } })
  .pipe(z.email())
  .transform((text) => text.toLowerCase())
