import 'server-only'
import { and, asc, desc, eq } from 'drizzle-orm'
import { type AliasKind, alias, type Mailed, message } from '@/db/schema'
import type { Context } from '@/lib/kernel/command'
import { notFound } from '@/lib/kernel/errors'

export type Answered = typeof message.$inferSelect

const MOST = 20

/** The message of the same record that is being answered. */
export async function answeredMessage(
  { tx, actor }: Context,
  { entity, recordId }: { entity: Mailed; recordId: string },
  id: string | null | undefined,
): Promise<Answered | null> {
  if (!id) return null
  const [row] = await tx
    .select()
    .from(message)
    .where(
      and(
        eq(message.workspaceId, actor.workspace.id),
        eq(message.entity, entity),
        eq(message.recordId, recordId),
        eq(message.id, id),
      ),
    )
  if (!row) throw notFound()
  return row
}

/** In-Reply-To and References of an answer (RFC 5322, 3.6.4): the first of the thread and the latest are kept. */
export function threadOf(answered: Answered | null): { inReplyTo: string | null; references: string[] } {
  if (!answered) return { inReplyTo: null, references: [] }
  const inReplyTo = bare(answered.messageId)
  const chain = [...new Set([...answered.references.map(bare), inReplyTo])]
  const references = chain.length > MOST ? [...chain.slice(0, 1), ...chain.slice(1 - MOST)] : chain
  return { inReplyTo, references }
}

/** The alias at which answers to a team's mail about a kind of record come in: the one for that kind, else any. */
export async function aliasOf({ tx, actor }: Context, teamId: unknown, kind: string): Promise<string | null> {
  if (typeof teamId !== 'string') return null
  const [row] = await tx
    .select({ address: alias.address })
    .from(alias)
    .where(and(eq(alias.workspaceId, actor.workspace.id), eq(alias.teamId, teamId)))
    .orderBy(desc(eq(alias.kind, kind as AliasKind)), asc(alias.id))
    .limit(1)
  return row?.address ?? null
}

const bare = (id: string) => id.replace(/^<|>$/g, '')
