import 'server-only'
import '@/lib/entities' // declares the records that mails are about
import { and, eq, isNull, or, type SQL, sql } from 'drizzle-orm'
import { MAILED, message } from '@/db/schema'
import { type Actor, can } from '@/lib/kernel/actor'
import { entityNamed } from '@/lib/kernel/entity'
import { scope } from '@/lib/kernel/scope'
import { notPrivate } from '../private'

/**
 * The messages an actor may see: of records it may see, those it may read mail of, wrote or had in its own mailbox; and
 * what it wrote about none. Never what is private to somebody else.
 */
export function seenMessages(actor: Actor): SQL {
  const isAdministering = can(actor, 'mail:write')
  const ofNobody = isAdministering ? isNull(message.memberId) : undefined
  const alone = actor.viewer ? undefined : and(isNull(message.recordId), or(isOwn(actor), ofNobody))
  return (
    and(
      eq(message.workspaceId, actor.workspace.id),
      notPrivate(actor),
      or(...MAILED.map((name) => ofRecord(actor, name)), alone),
    ) ?? sql`false`
  )
}

function ofRecord(actor: Actor, name: string): SQL {
  const { table, permissions } = entityNamed(name)
  return sql`(${message.entity} = ${name} and exists (select from ${table} where ${and(
    scope(actor, table, permissions.read),
    or(scope(actor, table, 'message:read'), isOwn(actor)),
    eq(table.id, message.recordId),
  )}))`
}

const isOwn = ({ id }: Actor) => (id && or(eq(message.memberId, id), eq(message.mailboxOf, id))) || sql`false`
