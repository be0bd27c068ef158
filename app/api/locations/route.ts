import { can } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { forbidden, Refusal } from '@/lib/kernel/errors'
import { answer } from '@/lib/kernel/read'
import { route } from '@/lib/kernel/route'
import { requireCaller } from '@/lib/kernel/session'
import { failureOf } from '@/lib/kernel/words'
import { checkLocations, importLocations } from '@/lib/locations/import'
import { linesOf } from '@/lib/locations/import-file'
import { readBody } from '@/lib/mail/inbound/read-body'

const MOST_BYTES = 5 * 1024 * 1024

/** A table of places, its bytes as body: what it would add, or with `?write` adds it. Refusals come in words. */
export const POST = route('admin_unit.upload', 'dictionary:write', async (request) => {
  const actor = await requireCaller()
  if (!can(actor, 'dictionary:write')) throw forbidden()
  const bytes = await readBody(request, MOST_BYTES)
  if (!bytes) return Response.json({ error: 'too_large' }, { status: 413 })
  try {
    const lines = await linesOf(bytes)
    const isWrite = new URL(request.url).searchParams.has('write')
    const data = isWrite
      ? (await execute(importLocations, actor, { lines })).data
      : await answer(checkLocations, actor, { lines })
    return Response.json(data)
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'forbidden') throw error
    return Response.json({ error: (await failureOf(error)).message }, { status: 422 })
  }
})
