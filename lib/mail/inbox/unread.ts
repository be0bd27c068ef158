import 'server-only'
import { type SQL, sql } from 'drizzle-orm'
import { message, messageRead } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'

type Conversation = Record<'workspaceId' | 'entity' | 'recordId', unknown>

/** Mails of a customer since an answer left or was about to, as `news`; what was filed from own mailboxes aside. */
export const newsOf = ({ workspaceId, entity, recordId }: Conversation): SQL =>
  sql`from ${message} news where news.workspace_id = ${workspaceId} and news.entity = ${entity}
    and news.record_id = ${recordId} and news.direction = 'in' and news.filed_from is null and news.created_at > coalesce(
      (select max(answer.created_at) from ${message} answer where answer.workspace_id = ${workspaceId}
        and answer.entity = ${entity} and answer.record_id = ${recordId} and answer.direction = 'out' and answer.filed_from is null
        and answer.state in ('sent', 'captured', 'queued') and not answer.is_to_many
        and (answer.leaves_at is null or answer.leaves_at < now() + interval '1 minute')), '-infinity')`

/** Of the conversation that a message belongs to, what the actor has not read. */
const unread = ({ id }: Actor): SQL =>
  sql`${newsOf(message)} and not exists (select from ${messageRead} known
    where known.workspace_id = news.workspace_id and known.member_id = ${id} and known.message_id = news.id)`

export const unreadCount = (actor: Actor): SQL<number> => sql`(select count(*)::int ${unread(actor)})`

/** When the newest mail of the conversation that a message belongs to came, if there is any since the last answer. */
export const newestOf: SQL<string | null> = sql`(select max(news.created_at)::text ${newsOf(message)})`

export const hasUnread = (actor: Actor): SQL<boolean> => sql`exists (select ${unread(actor)})`
