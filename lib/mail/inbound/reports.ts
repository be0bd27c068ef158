import 'server-only'
import { and, eq, inArray } from 'drizzle-orm'
import { type ADDRESS_STATES, message } from '@/db/schema'
import type { BounceReport } from '../mime'
import { signedMessageId, signedReplyAddress } from '../thread'
import type { Case } from './case'
import { step } from './path'

/** What a report teaches about one of our own messages and the address that it was sent to. */
export type Mark = {
  messageRowId: string
  entity: string
  recordId: string | null
  /** Null when nobody says which of several recipients is meant. */
  address: string | null
  state: Exclude<(typeof ADDRESS_STATES)[number], 'ok'>
  reason: string
  status: string | null
}

type Original = Pick<typeof message.$inferSelect, 'id' | 'entity' | 'recordId' | 'subject' | 'to' | 'cc'>

const NO_FAILURE = ['delivered', 'relayed', 'expanded']

/** Only a message that this workspace signed, and only its own recipients, can be marked by a report. */
export async function marksOf(theCase: Case): Promise<Mark[]> {
  const { reading, path } = theCase
  const original = await originalOf(theCase)
  if (!original) {
    path.push(step('bounceUnmatched'))
    return []
  }
  const isComplaint = reading.classification.kind === 'complaint'
  const { reports } = reading.classification
  const told: (BounceReport | null)[] = reports.length > 0 ? reports : [null]
  const marks = new Map<string, Mark>()
  for (const report of told) {
    if (!isComplaint && report?.action && NO_FAILURE.includes(report.action)) continue
    const address = recipientOf(original, report?.recipient ?? null)
    if (!address || marks.has(address)) continue
    const state = isComplaint ? 'complained' : report?.permanent === false ? 'soft_bounced' : 'bounced'
    const reason = (report?.diagnostic ?? reading.classification.reason).slice(0, 500)
    marks.set(address, {
      messageRowId: original.id,
      entity: original.entity,
      recordId: original.recordId,
      address,
      state,
      reason,
      status: report?.status ?? null,
    })
    path.push(step('bounceMatched', { recipient: address, subject: original.subject, reason }))
  }
  return [...marks.values()]
}

async function originalOf({ context, reading, inbound }: Case): Promise<Original | undefined> {
  const { tx, actor } = context
  const here = actor.workspace.id
  const named = reading.classification.reports.flatMap(({ originalMessageId }) => originalMessageId ?? [])
  const ids = [...named, ...reading.inReplyTo, ...reading.references].flatMap(
    (id) => signedMessageId(here, id) ?? [],
  )
  const addressed = [...inbound.envelopeTo, ...reading.recipients]
  const signed = [...ids, ...addressed.flatMap((address) => signedReplyAddress(here, address) ?? [])]
  if (signed.length === 0) return undefined
  const { id, entity, recordId, subject, to, cc } = message
  const [row] = await tx
    .select({ id, entity, recordId, subject, to, cc })
    .from(message)
    .where(and(eq(message.workspaceId, here), eq(message.direction, 'out'), inArray(id, signed)))
    .limit(1)
  return row
}

/** A mailbox that was forwarded elsewhere fails under another name: the only recipient is then meant. */
export function recipientOf({ to, cc }: Pick<Original, 'to' | 'cc'>, reported: string | null): string | null {
  const sentTo = [...to, ...cc].map(({ address }) => address.toLowerCase())
  if (reported && sentTo.includes(reported.toLowerCase())) return reported.toLowerCase()
  return sentTo.length === 1 ? (sentTo[0] ?? null) : null
}
