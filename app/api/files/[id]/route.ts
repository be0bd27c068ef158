import { isShowable } from '@/lib/fields/kept-file'
import { openRecordFile } from '@/lib/files/commands'
import { execute } from '@/lib/kernel/command'
import { notFound } from '@/lib/kernel/errors'
import { route } from '@/lib/kernel/route'
import { requireCaller } from '@/lib/kernel/session'
import { downloadHeaders, shownHeaders } from '@/lib/mail/outbound/files'
import { storage } from '@/lib/mail/storage'
import { isId } from '@/lib/records/list-query'

/** A file of a record, to be saved; with `?show` pictures and PDF are shown, which run nothing. */
export const GET = route<{ id: string }>(
  'record-files.open',
  'dictionary:read',
  async (request, { params }) => {
    const actor = await requireCaller()
    const { id } = await params
    if (!isId(id)) throw notFound()
    const { storageKey, ...file } = (await execute(openRecordFile, actor, { id })).data
    const content = await storage.find(storageKey)
    if (!content) throw notFound()
    const isShown = new URL(request.url).searchParams.has('show') && isShowable(file.contentType)
    const headers = isShown ? shownHeaders(file) : downloadHeaders(file)
    return new Response(new Uint8Array(content), { headers })
  },
)
