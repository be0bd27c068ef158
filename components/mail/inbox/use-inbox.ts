'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useLive } from '@/components/app/live'
import { useUndo } from '@/components/records/use-undo'
import type { Result } from '@/lib/kernel/result'
import { markMail, settleMail } from '@/lib/mail/inbox/actions'
import type { InboxPage, InboxRow } from '@/lib/mail/inbox/queries'
import { updateOpportunity } from '@/lib/opportunities/actions'
import { updateRecord } from '@/lib/records/kind-actions'
import type { Viewer } from '@/lib/records/viewer'
import { countUnreadAnew } from './unread-mail'

export type InboxOptions = { page: InboxPage; viewer: Viewer; place: string }
export type Inbox = ReturnType<typeof useInbox>

/** The mails of a page, what is done with them, and the one that is read: it stays at its place while it is open. */
export function useInbox({ page, viewer, place }: InboxOptions) {
  const t = useTranslations('inbox')
  const router = useRouter()
  const { follow, complain } = useUndo(viewer, () => router.refresh())
  const [opened, setOpened] = useState<InboxRow | null>(null)
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set())
  const [marks, setMarks] = useState<ReadonlyMap<string, number>>(new Map())
  const [read, setRead] = useState(page)
  if (read !== page) {
    setRead(page)
    setGone(new Set())
    setMarks(new Map())
    setOpened((now) => page.rows.find(({ id, version }) => id === now?.id && version >= now.version) ?? now)
  }
  const [where, setWhere] = useState(place)
  if (where !== place) {
    setWhere(place)
    setOpened(null)
  }
  const known = new Set(page.rows.map(({ recordId }) => recordId))
  useLive((changes) => {
    if (changes.some(({ type, recordId }) => type.startsWith('message.') || known.has(recordId)))
      router.refresh()
  })
  const shown = page.rows.filter(({ id }) => !gone.has(id))
  if (opened && !gone.has(opened.id) && !shown.some(({ id }) => id === opened.id)) shown.unshift(opened)
  const rows = shown.map((row) => ({ ...row, unread: marks.get(row.id) ?? row.unread }))

  const run = async <Data>(row: InboxRow, work: Promise<Result<Data>>, message: string) => {
    const result = await follow(work, message)
    complain(result)
    if (!result?.ok) setGone((all) => new Set([...all].filter((id) => id !== row.id)))
    router.refresh()
    countUnreadAnew()
    return result?.ok ? result.data : null
  }
  const mark = async ({ id, unread, newest }: InboxRow, isRead: boolean) => {
    setMarks((all) => new Map(all).set(id, isRead ? 0 : 1))
    const result = await markMail({ id, readTo: isRead ? newest : null }).catch(() => null)
    if (result?.ok) return countUnreadAnew()
    // Whoever looks with another's eyes reads nothing in their place.
    setMarks((all) => new Map(all).set(id, unread))
  }
  return {
    rows,
    viewer,
    opened,
    open(row: InboxRow) {
      if (row.unread > 0 && opened?.id !== row.id) void mark(row, true)
      // Kept as it is now: it may leave the list while it is open.
      setOpened((now) => (now?.id === row.id ? null : { ...row, unread: 0 }))
    },
    /** What was read is to be read once more, or the other way round. */
    turn(row: InboxRow) {
      if (row.unread === 0 && opened?.id === row.id) setOpened(null)
      return mark(row, row.unread > 0)
    },
    done(row: InboxRow) {
      if (!row.canAnswer) return
      setGone((all) => new Set(all).add(row.id))
      if (opened?.id === row.id) setOpened(null)
      return run(row, settleMail({ id: row.id }), t('done'))
    },
    async assign(row: InboxRow, ownerId: string, name: string) {
      if (!row.canAssign || row.ownerId === ownerId) return
      const raw = { id: row.recordId, version: row.version, patch: { ownerId } }
      const work = row.entity === 'opportunity' ? updateOpportunity(raw) : updateRecord(row.entity, raw)
      const saved = await run(row, work, ownerId === viewer.id ? t('taken') : t('assigned', { name }))
      if (!saved) return
      // It may have left the list with its owner: the next change goes by what is kept here.
      const now = { ownerId, ownerName: name || null, version: saved.version }
      setOpened((opened) => (opened?.id === row.id ? { ...opened, ...now } : opened))
    },
  }
}
