import 'server-only'
import type { Fields } from '@/db/schema'
import type { Context } from '@/lib/kernel/command'
import { windowOf } from '@/lib/mail/outbound/put'
import type { Row } from '@/lib/records/query'
import { tellInvited } from './jobs'
import { isMeant } from './meant'

/** Whoever takes part is told once there is no undoing any more: what is true then, however it came about. */
export async function planInvitations(context: Context, after: Row, before: Row | null): Promise<void> {
  const isCalledOff = before !== null && isMeant(before) && !isMeant(after)
  const told = [after, before].flatMap((row) =>
    row && (isCalledOff || isInviting(row)) ? [invitationOf(row)] : [],
  )
  const runAt = new Date(Date.now() + (windowOf(context) + 1) * 1000)
  for (const id of new Set(told))
    await context.enqueue(tellInvited, { id }, { key: `invitation:${id}`, runAt })
}

const isInviting = ({ kind, sendsInvites }: Fields): boolean => kind === 'meeting' && sendsInvites === true

/** By what an invitation goes: all of a series have one. */
export const invitationOf = ({ id, seriesId }: Row): string => String(seriesId ?? id)
