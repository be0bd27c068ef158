import { z } from 'zod'

/** A point in time as the database writes it, to the microsecond; what it would not read is refused. */
export const moment = z
  .string()
  .regex(/^[\d .:+-]{19,40}$/)
  .refine((text) => !Number.isNaN(Date.parse(text)))
