import 'server-only'
import type { Mailed } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { crashPoint } from '@/lib/kernel/crash'
import { reading } from '@/lib/kernel/database'
import { log } from '@/lib/kernel/log'
import { mailActor } from '../mail-actor'
import { mailboxOf, ownWayOf } from '../mailbox/mailboxes'
import { storage } from '../storage'
import { tagFor } from '../thread'
import { byResend } from './by-resend'
import { bySmtp } from './by-smtp'
import { type Claimed, claimMessage, settleMessage } from './deliver-commands'
import { escapeHtml } from './format'
import { recipientsAmong } from './many'
import { settingsRow, type Way, wayOf } from './settings'
import type { Letter, Outcome, Trouble } from './ways'

/** The trouble may pass: the queue tries again, later and later. */
export class TryAgain extends Error {}

type Task = { workspaceId: string; id: string; memberId?: string; isLastAttempt: boolean }

/**
 * Sends one queued message, or keeps it when nothing may leave; does nothing when it is gone or done. After a
 * crash it is sent again with the same Message-ID, at most once more.
 */
export async function deliverMessage({ workspaceId, id, memberId, isLastAttempt }: Task): Promise<void> {
  const actor = await mailActor(workspaceId, memberId)
  const claimed = actor && (await execute(claimMessage, actor, { id })).data
  if (!actor || !claimed) return
  crashPoint('send.claimed')
  if (await isUnwilling(actor, claimed.message)) return settle(actor, id, failed('unwilling'))
  const way = await wayFor(actor, claimed.message)
  if (way === 'settings') return settle(actor, id, failed(way))
  if (way.provider === 'none') return settle(actor, id, null)
  const outcome = await attempt(actor, claimed, way)
  crashPoint('send.handed_over')
  await settle(
    actor,
    id,
    outcome.kind === 'again' && isLastAttempt ? { ...outcome, kind: 'failed', refused: [] } : outcome,
  )
  if (outcome.kind === 'again' && !isLastAttempt) throw new TryAgain('mail server not reached')
}

/** Whether whoever was to get one of many alike has refused them since, or is no longer there. */
async function isUnwilling(
  actor: Actor,
  { isToMany, entity, recordId }: Claimed['message'],
): Promise<boolean> {
  if (!isToMany || !entity || !recordId) return false
  const { recipients } = await reading(actor, (tx) =>
    recipientsAmong(tx, actor, entity as Mailed, [recordId]),
  )
  return recipients.length === 0
}

async function wayFor(actor: Actor, { mailboxOf: whose }: Claimed['message']): Promise<Way | 'settings'> {
  try {
    if (whose) return ownWayOf(actor, await reading(actor, (tx) => mailboxOf(tx, actor, whose))) ?? 'settings'
    return wayOf(actor, await reading(actor, (tx) => settingsRow(tx, actor)))
  } catch (error) {
    log.error({ err: error }, 'mail settings cannot be opened')
    return 'settings'
  }
}

type Open = Exclude<Way, { provider: 'none' }>

async function attempt({ workspace }: Actor, claimed: Claimed, way: Open): Promise<Outcome> {
  const letter = await letterOf(claimed).catch((error) => {
    log.warn({ err: error, id: claimed.message.id }, 'files of a mail cannot be read')
    return 'again' as const
  })
  if (letter === 'again') return { kind: 'again', reason: 'file_missing' satisfies Trouble }
  if (!letter) return failed('file_missing')
  if (way.provider === 'smtp') return bySmtp(letter, way)
  return byResend(letter, { key: way.key, tag: tagFor(workspace.id, letter.id) })
}

const failed = (reason: Trouble): Outcome => ({ kind: 'failed', reason, refused: [] })

/** A message as it leaves; null when one of its files is gone. */
export async function letterOf({ message, files }: Claimed): Promise<Letter | null> {
  const { id, messageId, inReplyTo, references, fromName, fromAddress, replyTo, to, cc, subject } = message
  const { text, html, quoted } = message
  const read = files.map(async (file) => ({ ...file, content: await storage.find(file.storageKey) }))
  const contents: Letter['files'] = []
  for (const { content, ...file } of await Promise.all(read)) {
    if (!content) return null
    contents.push({ ...file, content })
  }
  const below = quoted && `<blockquote style="margin:0 0 0 8px;padding-left:8px;border-left:2px solid #ccc">`
  return {
    ...{ id, messageId, inReplyTo, references, replyTo, to, cc, subject },
    from: { name: fromName, address: fromAddress },
    text: quoted ? `${text}\n\n${quoted}` : text,
    html: quoted
      ? `${html}\n${below}${escapeHtml(quoted).replaceAll('\n', '<br>')}</blockquote>`
      : (html ?? ''),
    isAutomatic: message.recordId === null,
    calendar: message.calendar,
    files: contents,
  }
}

async function settle(actor: Actor, id: string, outcome: Outcome | null): Promise<void> {
  const nothing = { id, reply: null, error: null, refused: [] }
  if (!outcome) return void (await execute(settleMessage, actor, { ...nothing, state: 'captured' }))
  if (outcome.kind === 'again')
    return void (await execute(settleMessage, actor, { ...nothing, state: 'queued', error: outcome.reason }))
  const { refused } = outcome
  const isSent = outcome.kind === 'sent'
  const told = refused.map(({ address, reason }) => `${address}: ${reason}`).join('; ')
  await execute(settleMessage, actor, {
    id,
    refused,
    state: isSent ? 'sent' : 'failed',
    reply: isSent ? outcome.reply : null,
    error: isSent ? told.slice(0, 500) || null : outcome.reason,
  })
}
