import 'server-only'
import { createHash } from 'node:crypto'
import { z } from 'zod'
import journal from '@/db/migrations/meta/_journal.json'
import { isSigned, sign } from '@/lib/kernel/secrets'
import product from '@/package.json'

/*
 * An archive is a gzipped tar: `cohoi.json` first, then `people.ndjson`, the rows of each table in parts, the files of
 * attachments, and `manifest.json` last, which says what all of it must be. A file without it is cut off.
 */
export const FORMAT = 'cohoi-backup'
const FORMAT_VERSION = 1
export const HEAD_NAME = 'cohoi.json'
export const PEOPLE_NAME = 'people.ndjson'
export const MANIFEST_NAME = 'manifest.json'

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.int().min(0)

export const headSchema = z.object({
  format: z.literal(FORMAT),
  formatVersion: z.int(),
  product: z.string(),
  /** The newest migration of the database that the rows came from. */
  schema: z.object({ number: z.int(), name: z.string() }),
  createdAt: z.iso.datetime(),
  workspace: z.object({ id: z.uuid(), name: z.string() }),
})

export const manifestSchema = headSchema.extend({
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()), rows: count, sha256: hash })),
  parts: z.array(z.object({ name: z.string(), rows: count, sha256: hash })),
  files: z.object({ count, bytes: count, missing: count, sha256: hash }),
  mark: z.string(),
})

export type Head = z.output<typeof headSchema>
export type Manifest = z.output<typeof manifestSchema>

const newest = journal.entries.at(-1)
export const SCHEMA = { number: newest?.idx ?? 0, name: newest?.tag ?? '' }

export const newHeadOf = (workspace: Head['workspace']): Head => ({
  format: FORMAT,
  formatVersion: FORMAT_VERSION,
  product: product.version,
  schema: SCHEMA,
  createdAt: new Date().toISOString(),
  workspace: { id: workspace.id, name: workspace.name },
})

export const isNewerFormat = ({ formatVersion }: Head) => formatVersion > FORMAT_VERSION
export const isNewerSchema = ({ schema }: Head) => schema.number > SCHEMA.number

/** Adds the mark by which this installation knows its own archives again; nobody without SECRET_KEY can make it. */
export const marked = (manifest: Omit<Manifest, 'mark'>): Manifest => ({
  ...manifest,
  mark: sign('backup', printOf(manifest)),
})

export const isOurs = (manifest: Manifest): boolean => isSigned('backup', printOf(manifest), manifest.mark)

function printOf(manifest: Omit<Manifest, 'mark'>): string {
  const { mark: _, ...told } = manifestSchema.parse({ ...manifest, mark: '' })
  return sha256(JSON.stringify(told))
}

export const sha256 = (content: Uint8Array | string): string =>
  createHash('sha256').update(content).digest('hex')

/** References out of the workspace, which become others when it is restored: they do not count in a table's print. */
const OUTWARD = /"(login_id|storage_key|logo_key)":"[^"]*"/g
export const withoutOutward = (lines: string): string => lines.replaceAll(OUTWARD, '"$1":""')
