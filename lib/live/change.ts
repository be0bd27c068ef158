import type { Card } from '@/lib/opportunities/card'

/** What a browser hears of one change. `card` is null when the reader may not, or no longer, see it. */
export type LiveChange = {
  seq: number
  entity: string
  recordId: string
  type: string
  actorId: string | null
  actorName: string
  requestId: string
  card?: Card | null
}

/** What a browser keeps in mind of its person's notifications: how many are unread, and a stamp of the newest. */
export type Unread = { unread: number; stamp: string }
