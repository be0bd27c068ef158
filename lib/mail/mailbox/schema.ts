import { z } from 'zod'
import { AFTERWARDS } from '@/db/schema'
import { address, blank, host, port, SECURITIES } from '../outbound/schema'

/** How many days back a newly connected mailbox is read. */
export const FIRST_DAYS = [0, 7, 30, 90] as const

const folder = z.string().trim().min(1).max(200)
const server = {
  version: z.int().min(0),
  isActive: z.boolean(),
  host,
  port,
  security: z.enum(SECURITIES),
  username: z.string().trim().min(1).max(320),
  /** Empty leaves the stored one. */
  password: blank(z.string().max(1000)),
  firstDays: z.coerce.number().pipe(z.literal(FIRST_DAYS)),
}

/** The mailbox from which the company takes in mail. */
export const intakeInput = z.strictObject({
  ...server,
  folder,
  minutes: z.coerce.number().int().min(1).max(1440),
  afterwards: z.enum(AFTERWARDS),
  moveTo: blank(folder),
  fallback: blank(address),
})

/** A member's own mailbox; without a server to send by it is only read. */
export const ownInput = z.strictObject({
  ...server,
  address,
  isShared: z.boolean(),
  smtpHost: blank(host),
  smtpPort: blank(port),
  smtpSecurity: z.enum(SECURITIES),
})

export type IntakeInput = z.output<typeof intakeInput>
export type OwnInput = z.output<typeof ownInput>
