import 'server-only'
import { and, eq, isNotNull, lte } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { attachment } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { storage } from '../storage'

const MOST_EACH = 3 * 1024 * 1024
const MOST_TOGETHER = 8 * 1024 * 1024

const MAGIC: [string, RegExp][] = [
  ['image/png', /^\x89PNG/],
  ['image/jpeg', /^\xff\xd8\xff/],
  ['image/gif', /^GIF8[79]a/],
  ['image/webp', /^RIFF[\s\S]{4}WEBP/],
]

/** The parts of a message that its HTML may name as cid. */
export function inlineParts(tx: Tx, actor: Actor, messageId: string) {
  const { contentId, storageKey, size } = attachment
  return tx
    .select({ contentId, storageKey })
    .from(attachment)
    .where(
      and(
        eq(attachment.workspaceId, actor.workspace.id),
        eq(attachment.messageId, messageId),
        isNotNull(contentId),
        lte(size, MOST_EACH),
      ),
    )
    .limit(50)
}

/** Their content as data addresses by content id: only what begins like a picture of a harmless kind. */
export async function dataImages(
  parts: { contentId: string | null; storageKey: string }[],
): Promise<Map<string, string>> {
  const images = new Map<string, string>()
  let left = MOST_TOGETHER
  for (const { contentId, storageKey } of parts) {
    // A mail is readable without its pictures, also while the store is out of order.
    const content = await storage.find(storageKey).catch(() => null)
    const type = content && imageType(content)
    if (!contentId || !content || !type || content.length > left) continue
    left -= content.length
    images.set(contentId, `data:${type};base64,${content.toString('base64')}`)
  }
  return images
}

function imageType(content: Buffer): string | undefined {
  const head = content.toString('latin1', 0, 16)
  return MAGIC.find(([, pattern]) => pattern.test(head))?.[0]
}
