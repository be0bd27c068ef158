import { beginImport } from '@/lib/import/commands'
import { kindToImport } from '@/lib/import/queries'
import { MOST_BYTES } from '@/lib/import/read/limits'
import { can } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { forbidden } from '@/lib/kernel/errors'
import { route } from '@/lib/kernel/route'
import { requireCaller } from '@/lib/kernel/session'
import { readBody } from '@/lib/mail/inbound/read-body'
import { storage } from '@/lib/mail/storage'

/** A table to be imported: its bytes as body, its name and the address of its kind as `?name=&kind=`. Answers the import's id. */
export const POST = route('record_import.upload', 'record:import', async (request) => {
  const actor = await requireCaller()
  if (!can(actor, 'record:import') || actor.viewer) throw forbidden()
  const search = new URL(request.url).searchParams
  const entity = kindToImport(actor, search.get('kind') ?? '')
  const content = await readBody(request, MOST_BYTES)
  if (!content) return Response.json({ error: 'too_large' }, { status: 413 })
  if (content.length === 0) return Response.json({ error: 'empty' }, { status: 422 })
  const storageKey = await storage.put(content)
  try {
    const name = search.get('name')?.trim().slice(0, 200) || entity.name
    const file = { kind: entity.name, name, bytes: content.length, storageKey }
    const { data } = await execute(beginImport, actor, file)
    return Response.json(data, { status: 201 })
  } catch (error) {
    await storage.delete(storageKey)
    throw error
  }
})
