import { takeExport } from '@/lib/export/commands'
import { execute } from '@/lib/kernel/command'
import { notFound } from '@/lib/kernel/errors'
import { route } from '@/lib/kernel/route'
import { requireCaller } from '@/lib/kernel/session'
import { storage } from '@/lib/mail/storage'
import { isId } from '@/lib/records/list-query'
import { tableHeaders } from '@/lib/records/table-file'

/** The file of an export, for whoever asked for it. */
export const GET = route<{ id: string }>('record_export.take', 'record:export', async (_, { params }) => {
  const { id } = await params
  if (!isId(id)) throw notFound()
  const { data: run } = await execute(takeExport, await requireCaller(), { id })
  const content = await storage.stream(run.storageKey)
  if (!content) throw notFound()
  const headers = new Headers(tableHeaders({ name: run.fileName, format: run.format }))
  headers.set('Content-Length', String(run.bytes))
  return new Response(content, { headers })
})
