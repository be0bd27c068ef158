import { createHash } from 'node:crypto'

/**
 * What makes two deliveries one: same recipients, same bytes. The Message-ID is among the bytes; another body
 * under the same id is another message, or strangers could suppress mail.
 */
export function contentKey(
  envelopeTo: readonly string[],
  content: { raw: Uint8Array } | { externalId: string },
): string {
  const hash = createHash('sha256').update(envelopeTo.join('\n')).update('\n\n')
  return `sha256:${hash.update('raw' in content ? content.raw : content.externalId).digest('hex')}`
}
