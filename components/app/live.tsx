'use client'

import { useRouter } from 'next/navigation'
import { createContext, type ReactNode, use, useEffect, useRef, useState } from 'react'
import type { LiveChange, Unread } from '@/lib/live/change'

type Listener = (changes: LiveChange[]) => void
/** Who comes to life later than the stream is told what it missed since a change it knows. */
type Live = {
  listen(listener: Listener, since: number): () => void
  notices: Set<(unread: Unread) => void>
}

const RECENT = 200

const LiveContext = createContext<Live | null>(null)

/**
 * One event stream per browser: the tab that holds the lock reads it and passes everything on to the others.
 * After a gap the page is read again.
 */
export function LiveProvider({
  memberId,
  workspaceId,
  seq,
  children,
}: {
  memberId: string
  workspaceId: string
  /** The newest change the page knew when it was read. */
  seq: number
  children: ReactNode
}) {
  const [listeners] = useState(() => new Set<Listener>())
  const [notices] = useState(() => new Set<(unread: Unread) => void>())
  const router = useRouter()
  const refresh = useRef(() => router.refresh())
  refresh.current = () => router.refresh()

  const known = useRef(seq)
  const recent = useRef<LiveChange[]>([])

  useEffect(() => {
    const hear = (changes: LiveChange[]) => {
      recent.current = [...recent.current, ...changes].slice(-RECENT)
      for (const listener of listeners) listener(changes)
    }
    const gap = (from: number) => {
      if (from > known.current) refresh.current()
      known.current = from
    }
    const unread = (now: Unread) => {
      for (const notice of notices) notice(now)
    }
    return connect(`cohoi:${workspaceId}:${memberId}`, { hear, gap, unread })
  }, [listeners, notices, memberId, workspaceId])

  const [live] = useState<Live>(() => ({
    listen(listener, since) {
      const missed = recent.current.filter((change) => change.seq > since)
      if (missed.length > 0) listener(missed)
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    notices,
  }))
  return <LiveContext value={live}>{children}</LiveContext>
}

/** Calls `listener` with every batch of changes by anyone, one's own included, and first with those after `since`. */
export function useLive(listener: Listener, since = Number.POSITIVE_INFINITY): void {
  const live = use(LiveContext)
  const current = useRef(listener)
  current.current = listener
  const from = useRef(since)
  useEffect(() => live?.listen((changes) => current.current(changes), from.current), [live])
}

/** Calls `listener` whenever the reader's notifications have changed. */
export function useUnread(listener: (unread: Unread) => void): void {
  const live = use(LiveContext)
  const current = useRef(listener)
  current.current = listener
  useEffect(() => {
    const hear = (unread: Unread) => current.current(unread)
    live?.notices.add(hear)
    return () => void live?.notices.delete(hear)
  }, [live])
}

type Message =
  | { kind: 'changes'; changes: LiveChange[] }
  | { kind: 'unread'; unread: Unread }
  | { kind: 'from'; seq: number }
  | { kind: 'hello' }

type Ears = { hear: Listener; gap(from: number): void; unread(now: Unread): void }

/** Hears everything through the tab that leads; `gap` is told from which change on nothing is missed. */
function connect(name: string, { hear, gap, unread }: Ears): () => void {
  const channel = new BroadcastChannel(name)
  const stop = new AbortController()
  let newest: number | null = null
  const take = (message: Message) => {
    if (message.kind === 'from') gap(message.seq)
    if (message.kind === 'changes') hear(message.changes)
    if (message.kind === 'unread') unread(message.unread)
  }
  const tell = (message: Message) => {
    if (stop.signal.aborted) return
    if (message.kind === 'from') newest = message.seq
    if (message.kind === 'changes') newest = Math.max(newest ?? 0, ...message.changes.map(({ seq }) => seq))
    take(message)
    channel.postMessage(message)
  }
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    // Only the leader knows a number; it answers a tab that has just opened.
    if (data.kind === 'hello' && newest !== null) channel.postMessage({ kind: 'from', seq: newest })
    else take(data)
  }
  channel.postMessage({ kind: 'hello' })
  const lead = () => new Promise<void>((resolve) => follow(tell, stop.signal, resolve))
  navigator.locks.request(name, { signal: stop.signal }, lead).catch(() => {})
  return () => {
    stop.abort()
    channel.close()
  }
}

function follow(tell: (message: Message) => void, signal: AbortSignal, done: () => void): void {
  // A lock may be granted after its asker has gone; kept, it would leave everybody deaf.
  if (signal.aborted) {
    done()
    return
  }
  const source = new EventSource('/api/live')
  source.addEventListener('ready', ({ data }) => tell({ kind: 'from', seq: Number(data) }))
  source.addEventListener('changes', ({ data }) => tell({ kind: 'changes', changes: JSON.parse(data) }))
  source.addEventListener('unread', ({ data }) => tell({ kind: 'unread', unread: JSON.parse(data) }))
  signal.addEventListener('abort', () => {
    source.close()
    done()
  })
}
