import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { EnvError, parseEnv, settingNames } from '@/lib/kernel/env'

const key = 'k'.repeat(32)
const database = { DATABASE_URL: 'postgres://user:password@db.example.com/cohoi', SECRET_KEY: key }

test('nothing needs to be set', () => {
  expect(parseEnv({})).toMatchObject({
    PORT: 3000,
    HOST: '127.0.0.1',
    APP_URL: 'http://localhost:3000',
    COHOI_DATA: fileURLToPath(new URL('../../../.data', import.meta.url)),
    COHOI_BACKUPS: fileURLToPath(new URL('../../../.data/backups', import.meta.url)),
    COHOI_SMTP_PORT: 2525,
    COHOI_DEMO: true,
    COHOI_WORKER: true,
    SIGNUP: 'open',
  })
})

test('an installation with a database of its own is closed and without a demo, unless told otherwise', () => {
  expect(parseEnv(database)).toMatchObject({ SIGNUP: 'closed', COHOI_DEMO: false })
  expect(parseEnv({ ...database, SIGNUP: 'approval', COHOI_DEMO: '1' })).toMatchObject({
    SIGNUP: 'approval',
    COHOI_DEMO: true,
  })
})

test('the database stands in for its direct and its reading address', () => {
  const { DATABASE_URL } = database
  const replica = 'postgres://user@replica/cohoi'

  expect(parseEnv(database)).toMatchObject({
    DATABASE_DIRECT_URL: DATABASE_URL,
    DATABASE_READ_URL: DATABASE_URL,
  })
  expect(parseEnv({ ...database, DATABASE_READ_URL: replica }).DATABASE_READ_URL).toBe(replica)
})

test('an empty variable counts as unset', () => {
  expect(parseEnv({ DATABASE_URL: '', PORT: '' })).toMatchObject({ PORT: 3000, COHOI_DEMO: true })
})

test('the public address follows the port and loses its last slash', () => {
  expect(parseEnv({ PORT: '8080' }).APP_URL).toBe('http://localhost:8080')
  expect(parseEnv({ APP_URL: 'https://crm.example.com/' }).APP_URL).toBe('https://crm.example.com')
})

test.each([
  ['PORT', 'eighty'],
  ['PORT', '70000'],
  ['PORT', '0'],
  ['COHOI_SMTP_PORT', '-1'],
  ['DATABASE_URL', 'mysql://user@host/name'],
  ['APP_URL', 'crm.example.com'],
  ['SIGNUP', 'maybe'],
  ['COHOI_DRAIN', 'soon'],
  ['COHOI_DEMO', 'perhaps'],
  ['COHOI_DEMO_PASSWORD', 'short'],
  ['SECRET_KEY', 'short'],
  ['SMTP_URL', 'https://mail.example.com'],
  ['FILES_S3_URL', 's3://files'],
  ['FILES_S3_URL', 'https://s3.example.com/files?versioned'],
  ['INBOUND_DOMAIN', 'not a domain'],
])('%s=%s is refused by name', (name, value) => {
  expect(() => parseEnv({ [name]: value })).toThrow(new RegExp(`^${name} must be `))
})

test('every wrong variable has one line', () => {
  expect(() => parseEnv({ PORT: 'x', HOST: '::', SIGNUP: 'x' })).toThrow(
    new EnvError('PORT must be a port from 1 to 65535\nSIGNUP must be open, approval or closed'),
  )
})

test.each([
  ['SECRET_KEY', { DATABASE_URL: database.DATABASE_URL }],
  ['SMTP_TLS_CERT', { SMTP_TLS_KEY: '/key.pem' }],
  ['SMTP_TLS_KEY', { SMTP_TLS_CERT: '/cert.pem' }],
  ['FILES_S3_KEY', { FILES_S3_URL: 'https://s3.example.com/files', FILES_S3_SECRET: 's' }],
  ['FILES_S3_SECRET', { FILES_S3_URL: 'https://s3.example.com/files', FILES_S3_KEY: 'k' }],
  ['FILES_S3_URL', { FILES_S3_KEY: 'k', FILES_S3_SECRET: 's' }],
])('%s is missed when what needs it is set', (name, raw) => {
  expect(() => parseEnv(raw)).toThrow(new RegExp(`^${name} must be `))
})

test('no message repeats a secret', () => {
  expect(() => parseEnv({ SECRET_KEY: 'hunter2' })).toThrow(
    expect.objectContaining({ message: expect.not.stringContaining('hunter2') }),
  )
})

test('the documented settings are exactly those that exist', () => {
  const page = readFileSync(new URL('../../../docs/settings.md', import.meta.url), 'utf8')
  const documented = [...page.matchAll(/^\| `([A-Z0-9_]+)` \|/gm)].map(([, name]) => name)

  expect(documented.sort()).toEqual(settingNames().sort())
})

test('the documented defaults are those that apply', () => {
  const page = readFileSync(new URL('../../../docs/settings.md', import.meta.url), 'utf8')
  const applied: Record<string, unknown> = parseEnv({})
  const documented = [...page.matchAll(/^\| `([A-Z0-9_]+)` \| `([^`]+)` \|/gm)]

  expect(documented.length).toBeGreaterThan(5)
  for (const [, name, value] of documented)
    expect(`${name}=${shown(applied[name ?? ''])}`).toBe(`${name}=${value}`)
})

function shown(value: unknown): string {
  return typeof value === 'boolean' ? String(Number(value)) : String(value).replace(/^.*\/(?=\.data$)/, '')
}
