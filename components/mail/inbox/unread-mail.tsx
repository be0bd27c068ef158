'use client'

import { useTranslations } from 'next-intl'
import { createContext, type ReactNode, use, useEffect, useRef, useState } from 'react'
import { useLive } from '@/components/app/live'
import { Badge } from '@/components/ui/badge'
import { unreadMail } from '@/lib/mail/inbox/actions'

const CHANNEL = 'cohoi:inbox'
/** Several changes that come together are one look. */
const PAUSE = 1000
const MOST_SHOWN = 99
/** What may change the number: not each state of a mail on its way out. */
const COUNTED = ['message.received', 'message.done', 'message.delivered']

const UnreadContext = createContext(0)

type Counted = {
  /** Null for who reads no mail. */
  count: number | null
  /** When it was counted, as the page's place among the changes. */
  seq: number
}

/** Knows how many conversations of the shared inbox hold something new. */
export function UnreadMailProvider({ count, seq, children }: Counted & { children: ReactNode }) {
  const [unread, setUnread] = useState(count ?? 0)
  const [told, setTold] = useState({ count, seq })
  if (told.count !== count || told.seq !== seq) {
    setTold({ count, seq })
    setUnread(count ?? 0)
  }
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const readsMail = count !== null
  const look = useRef(() => {})
  look.current = () => {
    if (readsMail)
      timer.current ??= setTimeout(async () => {
        timer.current = undefined
        const now = await unreadMail({}).catch(() => null)
        if (now?.ok) setUnread(now.data)
      }, PAUSE)
  }
  useLive((changes) => {
    if (changes.some(({ type }) => COUNTED.includes(type))) look.current()
  })
  useEffect(() => {
    const channel = new BroadcastChannel(CHANNEL)
    channel.onmessage = () => look.current()
    return () => {
      clearTimeout(timer.current)
      channel.close()
    }
  }, [])
  return <UnreadContext value={unread}>{children}</UnreadContext>
}

/** Has this and the other tabs count anew, after their person has read or taken something. */
export function countUnreadAnew(): void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.postMessage(null)
  channel.close()
}

/** How many conversations are unread, beside the entry of the shared inbox. */
export function UnreadMail() {
  return <UnreadBadge count={use(UnreadContext)} />
}

export function UnreadBadge({ count }: { count: number }) {
  const t = useTranslations('inbox')
  if (count === 0) return null
  return (
    <Badge tone="accent">
      <span aria-hidden>{count > MOST_SHOWN ? `${MOST_SHOWN}+` : count}</span>
      <span className="sr-only">{t('unread', { count })}</span>
    </Badge>
  )
}
