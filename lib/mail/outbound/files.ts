import 'server-only'
import { createHash } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Tx } from '@/db/client'
import { attachment, message } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { command, execute } from '@/lib/kernel/command'
import { notFound } from '@/lib/kernel/errors'
import { nameFromType, safeName } from '../mime/names'
import { storage } from '../storage'
import { seenMessages } from './seen'
import { createUpload } from './uploads'

/** Types that a browser may learn of; none of them can run. Everything else is just bytes. */
const HARMLESS =
  /^(?:application\/(?:pdf|zip|msword|vnd\.(?:ms-excel|ms-powerpoint|openxmlformats-officedocument\.[a-z.]+))|image\/(?:png|jpeg|gif|webp)|text\/plain)$/

/** An attachment of a message that the actor may see. */
async function fileOf(tx: Tx, actor: Actor, id: string) {
  const { name, contentType, storageKey } = attachment
  const [row] = await tx
    .select({ name, contentType, storageKey })
    .from(attachment)
    .innerJoin(
      message,
      and(eq(message.workspaceId, attachment.workspaceId), eq(message.id, attachment.messageId)),
    )
    .where(and(seenMessages(actor), eq(attachment.workspaceId, actor.workspace.id), eq(attachment.id, id)))
  if (!row) throw notFound()
  return row
}

/** Hands out an attachment, and says so in the log. */
export const downloadFile = command({
  name: 'attachment.download',
  permission: 'dictionary:read', // which everybody has: the record decides
  input: z.strictObject({ id: z.uuid() }),
  async run({ tx, actor }, { id }) {
    const file = await fileOf(tx, actor, id)
    const event = { entity: 'attachment', recordId: id, type: 'downloaded', after: { name: file.name } }
    return { data: file, events: [event] }
  },
})

/** Headers under which a picture or a PDF is shown by itself; neither can run anything or load more. */
export const shownHeaders = (file: { name: string; contentType: string }): HeadersInit => {
  const { 'Content-Disposition': saved, ...headers } = downloadHeaders(file) as Record<string, string>
  return {
    ...headers,
    'Content-Disposition': String(saved).replace(/^attachment/, 'inline'),
    // A sandbox would keep the browser's own reader of PDF away.
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
  }
}

/** Headers under which a stranger's file is saved and never shown (RFC 6266, RFC 8187). */
export function downloadHeaders({ name, contentType }: { name: string; contentType: string }): HeadersInit {
  const safe = safeName(name) || nameFromType(contentType)
  const plain =
    safe
      .normalize('NFD')
      .replace(/[^\x20-\x7e]/g, '')
      .replace(/["\\%]/g, '_') || 'file'
  const encoded = encodeURIComponent(safe).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  return {
    'Content-Type': HARMLESS.test(contentType) ? contentType : 'application/octet-stream',
    'Content-Disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`,
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private, no-store',
  }
}

/** Keeps a file for a mail in the making, under a name without tricks. */
export async function keepUpload(actor: Actor, file: { name: string; contentType: string; content: Buffer }) {
  const { content } = file
  const contentType = /^[\w.+-]+\/[\w.+-]+$/.test(file.contentType)
    ? file.contentType.toLowerCase()
    : 'application/octet-stream'
  const name = safeName(file.name) || nameFromType(contentType)
  const sha256 = createHash('sha256').update(content).digest('hex')
  const storageKey = await storage.put(content)
  try {
    const { data } = await execute(createUpload, actor, {
      name,
      contentType,
      size: content.length,
      sha256,
      storageKey,
    })
    return { id: data.id, name, size: content.length }
  } catch (error) {
    await storage.delete(storageKey)
    throw error
  }
}
