import 'server-only'
import { judgeReply, type Taken } from '@/lib/invitations/take'
import { beginningOf } from './beginnings'
import type { Case, Target } from './case'
import { findThread, type Thread } from './conversation'
import { isFlooding } from './flood'
import { isOwnMessage } from './own'
import { step } from './path'
import { type Mark, marksOf } from './reports'

/** A record that a conversation is about. */
export type Held = { entity: string; recordId: string }

/** Where a message goes, and everything that is needed to put it there. */
export type Decision =
  | { outcome: 'created'; targets: Target[]; continues: Held | null }
  | { outcome: 'threaded'; held: Held }
  | { outcome: 'auto_reply'; held: Held | null }
  | { outcome: 'answered'; taken: Taken }
  | { outcome: 'bounce'; marks: Mark[] }
  | { outcome: 'loop' | 'held' | 'rejected' }

const MOST_LINKS = 5000

/** The rules, first match wins; each leaves on the path why it did or did not. Reads only. */
export async function decide(theCase: Case): Promise<Decision> {
  const { path, reading, inbound } = theCase
  if (!inbound.path.some((each) => each.step === 'received')) {
    path.push(step('received', { intake: inbound.intake, size: String(inbound.size) }))
  }
  const { kind, reason } = reading.classification
  path.push(step('read', { kind, reason, attachments: String(reading.attachments.length) }))
  if (theCase.targets.length > 0) path.push(step('addressed', { aliases: names(theCase.targets) }))
  return (
    refuse(theCase) ??
    ownMail(theCase) ??
    (await report(theCase)) ??
    (await answerTo(theCase)) ??
    (await automatic(theCase)) ??
    (await converse(theCase))
  )
}

function refuse({ path, reading, people, isReleased }: Case): Decision | null {
  if (reading.links >= MOST_LINKS) {
    path.push(step('tooManyLinks', { count: String(reading.links) }))
    return { outcome: 'rejected' }
  }
  if (!people.blockedBy || isReleased) return null
  path.push(step('blocked', { sender: people.sender ?? '', rule: people.blockedBy }))
  return { outcome: 'rejected' }
}

function ownMail(theCase: Case): Decision | null {
  const { path, people } = theCase
  if (isOwnMessage(theCase)) {
    path.push(step('ownMessage'))
    return { outcome: 'loop' }
  }
  if (!people.isOwnAlias) return null
  path.push(step('ownAlias', { sender: people.sender ?? '' }))
  return { outcome: 'loop' }
}

async function report(theCase: Case): Promise<Decision | null> {
  const { kind, reason } = theCase.reading.classification
  if ((kind !== 'bounce' && kind !== 'complaint') || theCase.isReleased) return null
  theCase.path.push(step(kind, { reason }))
  return { outcome: 'bounce', marks: await marksOf(theCase) }
}

/** What a calendar program answers to one of our invitations is no letter, whether it counts or not. */
async function answerTo({ context, reading, people, inbound, path }: Case): Promise<Decision | null> {
  const judged = reading.reply ? await judgeReply(context, reading.reply, people.sender) : 'foreign'
  if (judged === 'foreign') return null
  if ('refused' in judged) {
    path.push(step('answerRefused', { attendee: reading.reply?.attendee ?? '', why: judged.refused }))
    return { outcome: 'rejected' }
  }
  if (!inbound.isAuthenticated) path.push(step('unverified'))
  path.push(step('answered', { attendee: judged.address, answer: judged.status }))
  return { outcome: 'answered', taken: judged }
}

/** An automatic answer joins the conversation that it answers, open or not, and begins none. */
async function automatic(theCase: Case): Promise<Decision | null> {
  const { kind, reason } = theCase.reading.classification
  if (kind !== 'auto_reply' || theCase.isReleased) return null
  theCase.path.push(step('autoReply', { reason }))
  const thread = await findThread(theCase)
  if (!thread || thread.isGone) return { outcome: 'auto_reply', held: null }
  theCase.path.push(step('append', { title: thread.title }))
  return { outcome: 'auto_reply', held: thread }
}

async function converse(theCase: Case): Promise<Decision> {
  const { path } = theCase
  const thread = await findThread(theCase)
  const held = thread && answered(theCase, thread)
  if (held && (await isFlooding(theCase, held))) return { outcome: 'loop' }
  if (held && !thread.isGone) {
    path.push(step('append', { title: thread.title }))
    return { outcome: 'threaded', held }
  }
  return begin(theCase, thread && !thread.isGone ? thread : null)
}

/** The record to append to, unless it is gone or closed or the mail was sent on to another team, or for something else. */
function answered({ path, targets, reading }: Case, thread: Thread): Held | null {
  if (thread.isGone) {
    path.push(step('threadGone'))
    return null
  }
  if (!thread.isOpen) {
    path.push(step('threadClosed', { title: thread.title }))
    return null
  }
  const to = new Set(reading.to.map(({ address }) => address.toLowerCase()))
  const addressed = targets.filter(({ address }) => to.has(address))
  const isMeant = ({ kind }: Target) => kind === thread.entity || !beginningOf(thread.entity)
  const isHere = (target: Target) =>
    (target.teamId === thread.teamId && isMeant(target)) || thread.addresses.has(target.address)
  if (addressed.length === 0 || addressed.some(isHere)) return thread
  path.push(step('threadOtherTeam', { aliases: names(addressed), title: thread.title }))
  return null
}

async function begin(theCase: Case, continues: Held | null): Promise<Decision> {
  const { path, targets, isReleased } = theCase
  const open = targets.filter((target) => !target.isOff)
  if (targets.length > open.length) {
    path.push(step('aliasOff', { aliases: names(targets.filter((target) => target.isOff)) }))
  }
  if (targets.length === 0) path.push(step('noAlias', { addresses: sentTo(theCase) }))
  if (open.length === 0) return { outcome: 'rejected' }
  const wanted = isReleased ? open : bulk(theCase, open)
  if (!Array.isArray(wanted)) return wanted
  if (await isFlooding(theCase, null)) return { outcome: 'loop' }
  return { outcome: 'created', targets: wanted, continues }
}

/** The aliases that want bulk mail; else the message is held if one of them holds it. */
function bulk({ path, reading }: Case, open: Target[]): Target[] | Decision {
  const { kind, reason } = reading.classification
  if (kind !== 'bulk' && kind !== 'spam') return open
  const having = (policy: Target['bulkPolicy']) => open.filter(({ bulkPolicy }) => bulkPolicy === policy)
  const wanted = having('create')
  const held = having('hold')
  const facts = { kind, reason }
  if (wanted.length > 0) path.push(step('bulkCreate', { ...facts, aliases: names(wanted) }))
  else if (held.length > 0) path.push(step('bulkHold', { ...facts, aliases: names(held) }))
  else path.push(step('bulkDrop', { ...facts, aliases: names(open) }))
  if (wanted.length > 0) return wanted
  return { outcome: held.length > 0 ? 'held' : 'rejected' }
}

const names = (targets: Target[]) => targets.map(({ address }) => address).join(', ')
const sentTo = ({ inbound, reading }: Case) =>
  (inbound.envelopeTo.length > 0 ? inbound.envelopeTo : reading.recipients).join(', ')
