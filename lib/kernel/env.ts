import { join, resolve } from 'node:path'
import { z } from 'zod'
import { shared } from './shared'

export type Env = z.output<typeof settings>
export type RunningEnv = Env & { DATABASE_URL: string; SECRET_KEY: string }

export class EnvError extends Error {
  override name = 'EnvError'
}

/** The settings of a running process, read from the environment on first use. */
export const env: RunningEnv = new Proxy({} as RunningEnv, {
  get: (_, name) => Reflect.get(running(), name),
})

/**
 * Checks raw environment variables; empty ones count as unset.
 * Throws EnvError with one line per wrong variable.
 */
export function parseEnv(raw: Record<string, string | undefined>): Env {
  const parsed = settings.safeParse(Object.fromEntries(Object.entries(raw).filter(([, value]) => value)))
  if (parsed.success) return parsed.data

  const wrong = new Set(parsed.error.issues.map(({ path }) => String(path[0])))
  throw new EnvError([...wrong].map((name) => `${name} must be ${expectedOf(name)}`).join('\n'))
}

/** Names of all variables that an operator may set, for the documentation's test. */
export function settingNames(): string[] {
  return Object.keys(variables)
}

const setting = <T extends z.ZodType>(schema: T, expected: string): T => schema.meta({ expected })
const port = (least: number) => z.coerce.number().int().min(least).max(65535)
const postgresUrl = z.url({ protocol: /^postgres(ql)?$/ })
const webUrl = z.url({ protocol: /^https?$/ })
const MAIL_DOMAIN = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/
const folder = z.string().transform((path) => resolve(path))

const variables = {
  DATABASE_URL: setting(postgresUrl.optional(), 'a URL such as postgres://user:password@host:5432/name'),
  DATABASE_DIRECT_URL: setting(postgresUrl.optional(), 'a postgres:// URL that bypasses the pooler'),
  DATABASE_READ_URL: setting(postgresUrl.optional(), 'a postgres:// URL of a read replica'),
  NEON_WS_PROXY: setting(z.string().optional(), 'host:port/path of a WebSocket proxy'),
  SECRET_KEY: setting(
    z.string().min(32).optional(),
    'at least 32 random characters, and is required with DATABASE_URL',
  ),
  PORT: setting(port(1).default(3000), 'a port from 1 to 65535'),
  HOST: setting(z.string().default('127.0.0.1'), 'an address to listen on'),
  APP_URL: setting(webUrl.optional(), 'the http(s):// address people use'),
  SIGNUP: setting(z.enum(['open', 'approval', 'closed']).optional(), 'open, approval or closed'),
  COHOI_DATA: setting(folder.prefault('.data'), 'a folder'),
  COHOI_BACKUPS: setting(folder.optional(), 'a folder'),
  FILES_S3_URL: setting(
    webUrl
      .refine((url) => !/[?#]/.test(url))
      .transform((url) => url.replace(/\/+$/, ''))
      .optional(),
    'the http(s):// address of a bucket, without query',
  ),
  FILES_S3_REGION: setting(z.string().default('us-east-1'), 'the name of a region'),
  FILES_S3_KEY: setting(z.string().optional(), 'the name of an access key, set together with FILES_S3_URL'),
  FILES_S3_SECRET: setting(
    z.string().optional(),
    'the secret of that access key, set together with FILES_S3_URL',
  ),
  COHOI_WORKER: setting(z.stringbool().default(true), '1 or 0'),
  COHOI_DRAIN: setting(z.coerce.number().int().min(0).max(300).default(0), 'seconds from 0 to 300'),
  COHOI_DEMO: setting(z.stringbool().optional(), '1 or 0'),
  COHOI_DEMO_PASSWORD: setting(z.string().min(8).optional(), 'at least 8 characters'),
  COHOI_SMTP_PORT: setting(port(0).default(2525), 'a port from 1 to 65535, or 0 for none'),
  COHOI_SMTP_HOST: setting(z.string().default('127.0.0.1'), 'an address to listen on'),
  COHOI_DIST: setting(z.string().default('.next'), 'a folder name'),
  SMTP_TLS_KEY: setting(z.string().optional(), 'the path of a PEM key, set together with SMTP_TLS_CERT'),
  SMTP_TLS_CERT: setting(
    z.string().optional(),
    'the path of a PEM certificate, set together with SMTP_TLS_KEY',
  ),
  SMTP_URL: setting(
    z.url({ protocol: /^smtps?$/ }).optional(),
    'a URL such as smtp://user:password@mail.example.com:587',
  ),
  SMTP_ALLOW_PRIVATE: setting(z.stringbool().default(false), '1 or 0'),
  PUSH_ALLOW_PRIVATE: setting(z.stringbool().default(false), '1 or 0'),
  MAIL_FROM: setting(z.email().optional(), 'the address that invitations and resets come from'),
  TRUSTED_PROXIES: setting(
    z.coerce.number().int().min(0).max(9).default(0),
    'how many proxies stand before the application, 0 to 9',
  ),
  INBOUND_DOMAIN: setting(
    z
      .string()
      .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i)
      .toLowerCase()
      .optional(),
    'a mail domain such as in.example.com',
  ),
  ALIAS_DOMAINS: setting(
    z
      .string()
      .toLowerCase()
      .transform((list) => list.split(',').map((name) => name.trim()))
      .pipe(z.array(z.string().regex(MAIL_DOMAIN)))
      .default([]),
    'a comma list of mail domains that every workspace may use for aliases',
  ),
  RESEND_API_KEY: setting(z.string().startsWith('re_').optional(), 'a key that starts with re_'),
  RESEND_BASE_URL: setting(webUrl.optional(), 'an http(s):// address'),
  RESEND_WEBHOOK_SECRET: setting(
    z.string().startsWith('whsec_').optional(),
    'a secret that starts with whsec_',
  ),
}

const settings = z
  .object(variables)
  .refine((given) => !given.DATABASE_URL || given.SECRET_KEY, { path: ['SECRET_KEY'] })
  .refine((given) => !given.SMTP_TLS_KEY || given.SMTP_TLS_CERT, { path: ['SMTP_TLS_CERT'] })
  .refine((given) => !given.SMTP_TLS_CERT || given.SMTP_TLS_KEY, { path: ['SMTP_TLS_KEY'] })
  .refine((given) => !given.FILES_S3_URL || given.FILES_S3_KEY, { path: ['FILES_S3_KEY'] })
  .refine((given) => !given.FILES_S3_URL || given.FILES_S3_SECRET, { path: ['FILES_S3_SECRET'] })
  .refine((given) => given.FILES_S3_URL || !(given.FILES_S3_KEY || given.FILES_S3_SECRET), {
    path: ['FILES_S3_URL'],
  })
  .transform((given) => ({
    ...given,
    APP_URL: (given.APP_URL ?? `http://localhost:${given.PORT}`).replace(/\/+$/, ''),
    COHOI_BACKUPS: given.COHOI_BACKUPS ?? join(given.COHOI_DATA, 'backups'),
    COHOI_DEMO: given.COHOI_DEMO ?? !given.DATABASE_URL,
    SIGNUP: given.SIGNUP ?? (given.DATABASE_URL ? ('closed' as const) : ('open' as const)),
    DATABASE_DIRECT_URL: given.DATABASE_DIRECT_URL ?? given.DATABASE_URL,
    DATABASE_READ_URL: given.DATABASE_READ_URL ?? given.DATABASE_URL,
  }))

const running = (): RunningEnv => shared('settings', check)

function check(): RunningEnv {
  const parsed = parseEnv(process.env)
  const { DATABASE_URL, SECRET_KEY } = parsed
  if (!DATABASE_URL || !SECRET_KEY) {
    throw new EnvError(`DATABASE_URL must be ${expectedOf('DATABASE_URL')}, unless started by npm start`)
  }
  return { ...parsed, DATABASE_URL, SECRET_KEY }
}

function expectedOf(name: string): string {
  const meta = variables[name as keyof typeof variables]?.meta()
  return String(meta?.expected)
}
