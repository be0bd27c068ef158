import { exportLog } from '@/lib/audit/commands'
import { logFile } from '@/lib/audit/export'
import { logFilterOf } from '@/lib/audit/log-query'
import { execute } from '@/lib/kernel/command'
import { route } from '@/lib/kernel/route'
import { requireCaller } from '@/lib/kernel/session'
import { today } from '@/lib/vietnam/date'

/** The filtered log as a file; that it was taken stands in the log. */
export const GET = route('audit.export', 'audit:read', async (request) => {
  const actor = await requireCaller()
  const filter = logFilterOf(new URL(request.url).searchParams)
  await execute(exportLog, actor, filter)
  const name = `cohoi-${today(actor.person?.timeZone)}.csv`
  return new Response(await logFile(actor, filter), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  })
})
