import 'server-only'
import { and, eq, isNull, or, type SQL, sql } from 'drizzle-orm'
import { message, opportunity } from '@/db/schema'
import { type Actor, can } from '@/lib/kernel/actor'
import type { Permission } from '@/lib/kernel/policy'
import { scope } from '@/lib/kernel/scope'

/** The messages an actor may see: of opportunities it may see, those it may read mail of or wrote; and what it wrote about none. */
export function seenMessages(actor: Actor, permission: Permission = 'opportunity:read'): SQL {
  const ofRecord = sql`${message.entity} = 'opportunity' and exists (select from ${opportunity} where ${and(
    scope(actor, opportunity, permission),
    or(scope(actor, opportunity, 'message:read'), isOwn(actor)),
    eq(opportunity.id, message.recordId),
  )})`
  const isAdministering = can(actor, 'mail:write')
  const alone = and(isNull(message.recordId), isAdministering ? undefined : isOwn(actor))
  return and(eq(message.workspaceId, actor.workspace.id), or(ofRecord, alone)) ?? sql`false`
}

const isOwn = (actor: Actor) => (actor.id ? eq(message.memberId, actor.id) : sql`false`)
