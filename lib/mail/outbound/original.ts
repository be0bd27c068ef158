import 'server-only'
import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Tx } from '@/db/client'
import { message } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { notFound } from '@/lib/kernel/errors'
import { read } from '@/lib/kernel/read'
import { sanitizeMailHtml } from '../mime'
import { escapeHtml } from './format'
import { dataImages, inlineParts } from './inline-images'
import { seenMessages } from './seen'

/** How many remote pictures a message would load, to be asked about before its original is shown. */
export const inspectOriginal = read({
  name: 'message.inspect',
  permission: 'dictionary:read', // which everybody has: the record decides
  input: z.strictObject({ id: z.uuid() }),
  async run({ tx, actor }, { id }) {
    const { html } = await original(tx, actor, id)
    const { blockedImages } = sanitizeMailHtml(html ?? '', { cid: () => null, remoteImages: false })
    return { blockedImages }
  },
})

export async function original(tx: Tx, actor: Actor, id: string) {
  const { html, text, quoted } = message
  const [row] = await tx
    .select({ html, text, quoted })
    .from(message)
    .where(and(seenMessages(actor), eq(message.id, id)))
  if (!row) throw notFound()
  return { ...row, parts: await inlineParts(tx, actor, id) }
}

type Original = Awaited<ReturnType<typeof original>>

/**
 * A whole page of a stranger's HTML for a sandboxed frame: no scripts, no forms, no address of ours.
 * Remote pictures only when the reader asked for them.
 */
export async function originalPage(
  { html, text, quoted, parts }: Original,
  remoteImages: boolean,
): Promise<{ body: string; policy: string }> {
  const images = html ? await dataImages(parts) : new Map<string, string>()
  const cid = (contentId: string) => images.get(contentId) ?? null
  const shown = html
    ? sanitizeMailHtml(html, { cid, remoteImages }).html
    : `<pre>${escapeHtml(quoted ? `${text}\n\n${quoted}` : text)}</pre>`
  const policy = [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    `img-src data:${remoteImages ? ' https: http:' : ''}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    'sandbox allow-popups allow-popups-to-escape-sandbox',
  ].join('; ')
  return { body: `${HEAD}${shown}`, policy }
}

const HEAD = `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><meta name="viewport" content="width=device-width">
<style>:root{color-scheme:light}body{margin:12px;background:#fff;color:#1a1a1a;font:14px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}img{max-width:100%;height:auto}pre{white-space:pre-wrap;font:inherit}table{max-width:100%}blockquote{margin:0 0 0 8px;padding-left:8px;border-left:2px solid #ccc}</style>
`
