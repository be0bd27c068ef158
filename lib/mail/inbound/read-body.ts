import 'server-only'

/** A body of at most `limit` bytes, or null when it is larger; reads no further than that. */
export async function readBody(body: Response | Request, limit: number): Promise<Buffer | null> {
  if (Number(body.headers.get('content-length')) > limit) return null
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body.body ?? []) {
    size += chunk.length
    if (size > limit) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
