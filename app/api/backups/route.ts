import type { ReadableStream } from 'node:stream/web'
import { sendArchive, takeArchive } from '@/lib/backup/transfer'
import { can } from '@/lib/kernel/actor'
import { forbidden } from '@/lib/kernel/errors'
import { route } from '@/lib/kernel/route'
import { requireCaller } from '@/lib/kernel/session'
import { downloadHeaders } from '@/lib/mail/outbound/files'

/** An archive of the caller's workspace, by its path below the workspace's folder: `?file=`. */
export const GET = route('backups.download', 'backup:write', async (request) => {
  const actor = await requireAdministrator()
  const { body, size, name } = await sendArchive(actor, new URL(request.url).searchParams.get('file') ?? '')
  const headers = new Headers(downloadHeaders({ name, contentType: 'application/octet-stream' }))
  headers.set('Content-Length', String(size))
  return new Response(body, { headers })
})

/** An archive from elsewhere: its bytes as body, its name as `?name=`. */
export const POST = route('backups.upload', 'backup:write', async (request) => {
  const actor = await requireAdministrator()
  const name = new URL(request.url).searchParams.get('name') ?? ''
  return Response.json(await takeArchive(actor, name, request.body as ReadableStream | null), { status: 201 })
})

async function requireAdministrator() {
  const actor = await requireCaller()
  if (!can(actor, 'backup:write')) throw forbidden()
  return actor
}
