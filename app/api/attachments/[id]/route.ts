import { execute } from '@/lib/kernel/command'
import { notFound } from '@/lib/kernel/errors'
import { route } from '@/lib/kernel/route'
import { requireCaller } from '@/lib/kernel/session'
import { downloadFile, downloadHeaders } from '@/lib/mail/outbound/files'
import { storage } from '@/lib/mail/storage'
import { isId } from '@/lib/records/list-query'

/** A file of a message, always to be saved and never to be shown. */
export const GET = route<{ id: string }>(
  'attachments.download',
  'dictionary:read', // which everybody has: the record decides
  async (_, { params }) => {
    const actor = await requireCaller()
    const { id } = await params
    if (!isId(id)) throw notFound()
    const { storageKey, ...file } = (await execute(downloadFile, actor, { id })).data
    const content = await storage.find(storageKey)
    if (!content) throw notFound()
    return new Response(new Uint8Array(content), { headers: downloadHeaders(file) })
  },
)
