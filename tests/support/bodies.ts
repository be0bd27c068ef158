import { z } from 'zod'
import { entities } from '@/lib/kernel/entity'
import { inputSchema } from '@/lib/records/commands'

/** Two ids of each table, for bodies that refer to records. */
export type Pool = Record<string, [string, string]>

type Json = { [key: string]: unknown } & {
  type?: string | string[]
  format?: string
  enum?: unknown[]
  anyOf?: Json[]
  properties?: Record<string, Json>
  items?: Json
  minimum?: number
}

/** Tables of ids that go by another name than their field or command. */
const TABLE: Record<string, string> = {
  addTags: 'tag',
  answersId: 'message',
  companyId: 'org_unit',
  company_info: 'org_unit',
  fileIds: 'upload',
  headId: 'member',
  handlerId: 'member',
  inbound: 'inbound_message',
  keyId: 'intake_key',
  leaderId: 'member',
  memberIds: 'member',
  mentionIds: 'member',
  opportunityIds: 'opportunity',
  ownerId: 'member',
  parentId: 'org_unit',
  person: 'member',
  push_device: 'member',
  record: 'opportunity',
  record_twin: 'account',
  personal_data: 'erasure',
  invitation: 'activity',
  reminder: 'activity',
  removeTags: 'tag',
  tagIds: 'tag',
  teamId: 'sales_team',
  teamIds: 'sales_team',
  unitId: 'org_unit',
  uploadIds: 'upload',
  view: 'saved_view',
}
const SECOND = new Set(['above', 'below', 'parentId', 'replacementId'])

const WORDS: Record<string, unknown> = {
  alias: null,
  bornOn: '1990-01-01',
  citizenId: '079090123456',
  contactEmail: 'someone@elsewhere.test',
  contactPhone: '0912345678',
  currency: 'VND',
  email: 'someone@elsewhere.test',
  emails: [{ address: 'someone@elsewhere.test', optedOut: false, invalid: false }],
  expectedClose: '2026-12-01',
  phone: '0912345678',
  query: '',
  rate: '1.5',
  taxCode: '0100109106',
  timeZone: 'Asia/Ho_Chi_Minh',
  website: 'https://sample.test',
}

/** A body with every field the schema knows, made from the schema alone; ids come from the pool. */
export function bodyFor(
  { name, input }: { name: string; input?: z.ZodType },
  pool: Pool,
): Record<string, unknown> {
  if (!input) return {}
  const [prefix = '', verb] = name.split('.')
  const body = sample(jsonSchema(input), '', prefix, pool) as Record<string, unknown>
  const entity = entities.get(prefix)
  if (verb === 'create' && entity && Object.keys(body).length === 0)
    return sample(jsonSchema(inputSchema(entity)), '', prefix, pool) as Record<string, unknown>
  if (verb !== 'update' || !entity || !('patch' in body) || Object.keys(body.patch as object).length > 0)
    return body
  return { ...body, patch: sample(jsonSchema(inputSchema(entity)), '', prefix, pool) }
}

const jsonSchema = (schema: z.ZodType) =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as unknown as Json

function sample(schema: Json, key: string, prefix: string, pool: Pool): unknown {
  if (schema.format === 'uuid') return idFor(key, prefix, pool)
  if (schema.enum) return schema.enum[0]
  if (schema.anyOf) {
    const first = schema.anyOf.find(({ type }) => type && type !== 'null') ?? {}
    return sample(first, key, prefix, pool)
  }
  const [type] = [schema.type].flat()
  if (type === 'object') {
    const known = Object.entries(schema.properties ?? {}).map(([name, each]) => [
      name,
      sample(each, name, prefix, pool),
    ])
    return Object.fromEntries(known.filter(([, value]) => value !== undefined))
  }
  if (type !== 'array' && Object.hasOwn(WORDS, key)) return WORDS[key]
  if (type === 'array') return [sample(schema.items ?? {}, key, prefix, pool)]
  if (type === 'integer' || type === 'number') return Math.max(1, schema.minimum ?? 1)
  if (type === 'boolean') return false
  return type === 'string' ? 'Sample' : undefined
}

function idFor(key: string, prefix: string, pool: Pool): string {
  const own = TABLE[prefix] ?? prefix
  const table =
    entities.get(prefix)?.fields[key]?.to ??
    TABLE[key] ??
    (/^.+Id$/.test(key) ? snake(key.slice(0, -2)) : own)
  const isSecond = SECOND.has(key)
  const ids = pool[isSecond ? own : table] ?? pool[own]
  if (!ids)
    throw new Error(`no row of ${table} for ${prefix}.${key}: name its table in tests/support/bodies.ts`)
  return ids[isSecond ? 1 : 0]
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

export type Path = (string | number)[]

/** Every place of a body that holds a value, deepest last. */
export function pathsOf(body: unknown, at: Path = []): Path[] {
  if (typeof body !== 'object' || body === null) return at.length > 0 ? [at] : []
  const inside = Object.entries(body).flatMap(([key, value]) =>
    pathsOf(value, [...at, Array.isArray(body) ? Number(key) : key]),
  )
  return at.length > 0 ? [at, ...inside] : inside
}

export const valueAt = (body: unknown, path: Path): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<string | number, unknown>)?.[key], body)

/** A copy of the body with one value replaced. */
export function withValue<T>(body: T, path: Path, value: unknown): T {
  const copy = structuredClone(body)
  const last = path.at(-1) ?? ''
  const parent = valueAt(copy, path.slice(0, -1)) as Record<string | number, unknown>
  Object.defineProperty(parent, last, { value, enumerable: true, configurable: true, writable: true })
  return copy
}
