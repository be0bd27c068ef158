'use client'

import { useRouter } from 'next/navigation'
import { createContext, type ReactNode, use, useEffect, useRef, useState } from 'react'
import type { LiveChange } from '@/lib/live/change'

type Listener = (changes: LiveChange[]) => void
type Live = { listen(listener: Listener): () => void }

const LiveContext = createContext<Live | null>(null)

/**
 * One event stream per browser: the tab that holds the lock reads it and passes everything on to the others.
 * After a gap the page is read again.
 */
export function LiveProvider({
  memberId,
  workspaceId,
  children,
}: {
  memberId: string
  workspaceId: string
  children: ReactNode
}) {
  const [listeners] = useState(() => new Set<Listener>())
  const router = useRouter()
  const refresh = useRef(() => router.refresh())
  refresh.current = () => router.refresh()

  useEffect(() => {
    const hear = (changes: LiveChange[]) => {
      for (const listener of listeners) listener(changes)
    }
    return connect(`cohoi:${workspaceId}:${memberId}`, hear, () => refresh.current())
  }, [listeners, memberId, workspaceId])

  const [live] = useState<Live>(() => ({
    listen(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }))
  return <LiveContext value={live}>{children}</LiveContext>
}

/** Calls `listener` with every batch of changes by anyone, one's own included. */
export function useLive(listener: Listener): void {
  const live = use(LiveContext)
  const current = useRef(listener)
  current.current = listener
  useEffect(() => live?.listen((changes) => current.current(changes)), [live])
}

type Message = { kind: 'changes'; changes: LiveChange[] } | { kind: 'gap' }

function connect(name: string, hear: Listener, gap: () => void): () => void {
  const channel = new BroadcastChannel(name)
  const stop = new AbortController()
  const take = (message: Message) => (message.kind === 'gap' ? gap() : hear(message.changes))
  channel.onmessage = ({ data }: MessageEvent<Message>) => take(data)
  const tell = (message: Message) => {
    take(message)
    channel.postMessage(message)
  }
  const lead = () => new Promise<void>((resolve) => follow(tell, stop.signal, resolve))
  navigator.locks.request(name, { signal: stop.signal }, lead).catch(() => {})
  return () => {
    stop.abort()
    channel.close()
  }
}

function follow(tell: (message: Message) => void, signal: AbortSignal, done: () => void): void {
  const source = new EventSource('/api/live')
  let isFirst = true
  source.addEventListener('ready', () => {
    if (!isFirst) tell({ kind: 'gap' })
    isFirst = false
  })
  source.addEventListener('changes', ({ data }) => tell({ kind: 'changes', changes: JSON.parse(data) }))
  signal.addEventListener('abort', () => {
    source.close()
    done()
  })
}
