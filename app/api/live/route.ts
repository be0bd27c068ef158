import { sightOf } from '@/lib/kernel/actor'
import { route } from '@/lib/kernel/route'
import { loadVisit, requireCaller } from '@/lib/kernel/session'
import { liveStream } from '@/lib/live/stream'

export const dynamic = 'force-dynamic'

/** One event stream per browser: the changes its person may see, as they are committed. */
export const GET = route('live', 'dictionary:read', async (request) => {
  const actor = await requireCaller()
  const sight = sightOf(actor)
  const isStill = async () => {
    const now = actor.sessionId ? (await loadVisit(actor.sessionId))?.actor : null
    return now?.workspace.id === actor.workspace.id && sightOf(now) === sight
  }
  return new Response(liveStream(actor, { isStill, signal: request.signal }), {
    headers: {
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    },
  })
})
