import { z } from 'zod'
import { MAILED } from '@/db/schema'
import { MOST_RECIPIENTS } from '../merge-fields'

/** All attachments of one message together; encoded they stay below the 25 MB that servers accept. */
export const MOST_ATTACHED = 18 * 1024 * 1024
export const PROVIDERS = ['none', 'smtp', 'resend'] as const
export const SECURITIES = ['none', 'starttls', 'tls'] as const

export const address = z.string().trim().toLowerCase().pipe(z.email().max(254))
const mailbox = z.strictObject({ name: z.string().trim().max(255).default(''), address })

/** How far ahead a mail may be scheduled, in days. */
export const MOST_AHEAD = 366

/** When a mail is to leave; what is past leaves at once. */
const leavesAt = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .refine((at) => at.getTime() < Date.now() + MOST_AHEAD * 86_400_000)
  .nullish()

const uploadIds = z.array(z.uuid()).max(20).default([])

/** A mail to be sent from a record, as an answer or anew. */
export const sendInput = z.strictObject({
  entity: z.enum(MAILED),
  recordId: z.uuid(),
  to: z.array(mailbox).min(1).max(50),
  cc: z.array(mailbox).max(50).default([]),
  subject: z.string().trim().min(1).max(255),
  text: z.string().trim().min(1).max(100_000),
  /** The message that this one answers, and whether its text goes along. */
  answersId: z.uuid().nullish(),
  isQuoting: z.boolean().default(false),
  uploadIds,
  /** It leaves from the sender's own mailbox, not by the company's server. */
  isOwn: z.boolean().default(false),
  /** The sender was told that an address has bounced, and writes to it all the same. */
  isWarned: z.boolean().default(false),
  leavesAt,
})

const many = { entity: z.enum(MAILED), ids: z.array(z.uuid()).min(1).max(MOST_RECIPIENTS) }
export const recipientsInput = z.strictObject(many)
export const sendManyInput = z.strictObject({
  ...many,
  subject: z.string().trim().min(1).max(255),
  text: z.string().trim().min(1).max(100_000),
  uploadIds,
  leavesAt,
})

export const blank = <T extends z.ZodType>(schema: T) =>
  z.preprocess(
    (value) => (typeof value === 'string' && value.trim() === '' ? null : value),
    schema.nullable(),
  )

export const host = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9:]([a-z0-9.:-]*[a-z0-9])?$/)
  .max(253)
export const port = z.coerce.number().int().min(1).max(65_535)

/** How a workspace sends. An empty password or key leaves the stored one. */
export const settingsInput = z.strictObject({
  version: z.int().min(0),
  provider: z.enum(PROVIDERS),
  host: blank(host),
  port: blank(port),
  security: z.enum(SECURITIES),
  username: blank(z.string().trim().max(320)),
  password: blank(z.string().max(1000)),
  resendKey: blank(z.string().trim().max(200)),
  resendSecret: blank(z.string().trim().max(200)),
  fromName: blank(z.string().trim().max(100)),
  fromAddress: blank(address),
  replyTo: blank(address),
})

export type SettingsInput = z.input<typeof settingsInput>
