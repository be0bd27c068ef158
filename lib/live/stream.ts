import 'server-only'
import type { Actor } from '@/lib/kernel/actor'
import { untilTheEnd } from '@/lib/kernel/drain'
import type { LiveChange, Unread } from './change'
import { subscribe } from './hub'

const HEARTBEAT = 15_000

/** The changes that `actor` may see as a stream of events, as they are committed, while `isStill` says they may. */
export function liveStream(
  actor: Actor,
  { isStill, signal }: { isStill: () => Promise<boolean>; signal: AbortSignal },
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let isOpen = true
  let leave = () => {}
  return new ReadableStream({
    start(controller) {
      // A browser may go at any time, also while the database is asked for its rights.
      const write = (text: string) => {
        if (isOpen) controller.enqueue(encoder.encode(text))
      }
      const end = () => {
        if (!isOpen) return
        leave()
        controller.close()
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
      let forget: () => void = () => {}
      leave = () => {
        isOpen = false
        clearInterval(pulse)
        unsubscribe()
        forget()
      }
      forget = untilTheEnd(end)
      signal.addEventListener('abort', end)
      if (signal.aborted) end()
      seq.then((from) => write(`retry: 1000\n\nevent: ready\ndata: ${from}\n\n`)).catch(end)
    },
    cancel: () => leave(),
  })
}
