import { sightOf } from '@/lib/kernel/actor'
import { route } from '@/lib/kernel/route'
import { loadVisit, requireCaller } from '@/lib/kernel/session'
import type { LiveChange, Unread } from '@/lib/live/change'
import { subscribe } from '@/lib/live/hub'

export const dynamic = 'force-dynamic'

const HEARTBEAT = 15_000

/** One event stream per browser: the changes its person may see, as they are committed. */
export const GET = route('live', 'opportunity:read', async (request) => {
  const actor = await requireCaller()
  const sight = sightOf(actor)
  const encoder = new TextEncoder()
  let leave = () => {}
  const stream = new ReadableStream({
    start(controller) {
      const write = (text: string) => controller.enqueue(encoder.encode(text))
      const isStill = async () => {
        const now = actor.sessionId ? (await loadVisit(actor.sessionId))?.actor : null
        return now?.workspace.id === actor.workspace.id && sightOf(now) === sight
      }
      const end = () => {
        leave()
        try {
          controller.close()
        } catch {
          // the browser has gone already
        }
      }
      // Rights may have changed since: an event goes out only to someone who still has them.
      const send = async (event: 'changes' | 'unread', data: LiveChange[] | Unread) => {
        if (!(await isStill().catch(() => false))) return end()
        write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
      }
      const { leave: unsubscribe, seq } = subscribe({
        actor,
        send: (changes) => void send('changes', changes).catch(end),
        // Whoever looks with another's eyes does not hear what the other is told.
        notify: actor.viewer ? undefined : (unread) => void send('unread', unread).catch(end),
      })
      const pulse = setInterval(
        () => void isStill().then((still) => (still ? write(': still here\n\n') : end()), end),
        HEARTBEAT,
      )
      leave = () => {
        clearInterval(pulse)
        unsubscribe()
      }
      request.signal.addEventListener('abort', end)
      seq.then((from) => write(`retry: 1000\n\nevent: ready\ndata: ${from}\n\n`)).catch(end)
    },
    cancel: () => leave(),
  })
  return new Response(stream, {
    headers: {
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    },
  })
})
