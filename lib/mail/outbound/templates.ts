import 'server-only'
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { type Mailed, mailTemplate } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'

export type Template = { id: string; name: string; subject: string; text: string }

/** The company's templates of mails about one kind of record, in their order. */
export async function templatesFor(tx: Tx, actor: Actor, kind: Mailed): Promise<Template[]> {
  const { id, name, subject, text, kinds, position, archivedAt, workspaceId } = mailTemplate
  const rows = await tx
    .select({ id, name, subject, text, kinds })
    .from(mailTemplate)
    .where(and(eq(workspaceId, actor.workspace.id), isNull(archivedAt)))
    .orderBy(asc(position), asc(id))
    .limit(200)
  return rows.flatMap(({ kinds, ...row }) => (kinds.length === 0 || kinds.includes(kind) ? [row] : []))
}
