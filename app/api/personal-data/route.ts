import { execute } from '@/lib/kernel/command'
import { route } from '@/lib/kernel/route'
import { requireCaller } from '@/lib/kernel/session'
import { exportPerson } from '@/lib/privacy/export-command'
import { readable } from '@/lib/privacy/readable'

/** All that is held on a person as one file. Posted, so that no address ever stands in a URL. */
export const POST = route('personal-data.export', 'privacy:write', async (request) => {
  const actor = await requireCaller()
  const form = await request.formData()
  const given = (name: string) => String(form.get(name) ?? '')
  const { data } = await execute(exportPerson, actor, { email: given('email'), phone: given('phone') })
  const isText = given('format') === 'text'
  return new Response(isText ? await readable(data) : JSON.stringify(data, null, 2), {
    headers: {
      'Content-Type': isText ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="personal-data.${isText ? 'txt' : 'json'}"`,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  })
})
