import 'server-only'
import { sql } from 'drizzle-orm'
import { alias, blockedSender, member } from '@/db/schema'
import type { Context } from '@/lib/kernel/command'
import { type MailAddress, normaliseAddress } from '../mime'
import { withoutPlus } from '../thread'
import type { Reading } from './reading'

/** Who a message is from, in the eyes of this workspace. */
export type People = {
  /** From, in lower case; null when there is no address. */
  sender: string | null
  /** Whom the opportunity is about. */
  contact: MailAddress | null
  isOwnAlias: boolean
  isMember: boolean
  /** The contact is neither a colleague nor an alias of ours. */
  isStranger: boolean
  /** Nobody reads what is sent to the contact. */
  isNoReply: boolean
  /** The entry of the list of blocked senders that fits. */
  blockedBy: string | null
}

type Row = { aliases: string[]; members: string[]; blocked: string | null }

const NO_REPLY = /^(?:no|do[-_.]?not|not)[-_.]?reply|^noreply|^mailer-daemon|^postmaster/i

export async function peopleOf({ tx, actor }: Context, reading: Reading): Promise<People> {
  const sender = normaliseAddress(reading.from?.address ?? '')
  const named = [reading.from, ...reading.replyTo, ...reading.to, ...reading.cc].slice(0, 100)
  const addresses = named.flatMap((each) => normaliseAddress(each?.address ?? '') ?? [])
  const list = [...new Set(addresses.flatMap((address) => [address, withoutPlus(address)]))]
  const names = sender ? [sender, `@${sender.split('@')[1]}`] : []
  const here = actor.workspace.id
  const { rows } = await tx.execute<Row>(sql`select
    array(select ${alias.address} from ${alias}
      where ${alias.workspaceId} = ${here} and ${alias.address} = any(${sql.param(list)}::text[])) as aliases,
    array(select lower(${member.email}) from ${member}
      where ${member.workspaceId} = ${here} and lower(${member.email}) = any(${sql.param(list)}::text[])) as members,
    (select min(${blockedSender.name}) from ${blockedSender}
      where ${blockedSender.workspaceId} = ${here} and ${blockedSender.archivedAt} is null
        and lower(${blockedSender.name}) = any(${sql.param(names)}::text[])) as blocked`)
  const { aliases, members, blocked } = rows[0] ?? { aliases: [], members: [], blocked: null }
  const isOurs = (address: string) =>
    aliases.includes(address) || aliases.includes(withoutPlus(address)) || members.includes(address)
  const isMember = sender !== null && members.includes(sender)
  const contact = contactOf(reading, isMember, isOurs)
  return {
    sender,
    contact,
    isOwnAlias: sender !== null && !isMember && isOurs(sender),
    isMember,
    isStranger: contact !== null && !isOurs(contact.address.toLowerCase()),
    isNoReply: contact !== null && NO_REPLY.test(contact.address),
    blockedBy: blocked,
  }
}

/**
 * The customer: the sender; of a colleague's mail the author of what he forwards or the first outsider he
 * writes to; of a form that writes in its own name whoever answers are to go to.
 */
function contactOf(
  reading: Reading,
  isMember: boolean,
  isOurs: (address: string) => boolean,
): MailAddress | null {
  const outsider = (each: MailAddress) => each.address.includes('@') && !isOurs(each.address.toLowerCase())
  const { from, replyTo, to, cc, forwarded } = reading
  if (isMember) {
    const original = forwarded?.from
    if (original && outsider(original)) return original
    return [...to, ...cc].find(outsider) ?? from
  }
  if (from && NO_REPLY.test(from.address)) return replyTo.find(outsider) ?? from
  return from
}
