import 'server-only'
import { eq, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { type Fields, message } from '@/db/schema'
import { type Actor, privacyOf } from '@/lib/kernel/actor'

/** What is nobody's secret, or the actor's own. The database says the same once more. */
export function notPrivate(actor: Actor): SQL {
  const own = privacyOf(actor)
  return or(isNull(message.privateTo), own ? eq(message.privateTo, own) : undefined) ?? sql`false`
}

type Row = { id: string; privateTo: string | null }

/** What the log says of a message: of a private one that it is there, and no word of it. */
export const told = ({ id, privateTo }: Row, words: Fields): Fields => ({
  messageId: id,
  ...(privateTo === null && words),
})

/** For what must not stop at private mail, and shows nothing of it: merging, deleting, erasing. */
export async function reachingPrivate<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  const { rows } = await tx.execute<{ before: string | null }>(
    sql`select current_setting('cohoi.sight', true) as before, set_config('cohoi.sight', 'all', true)`,
  )
  const done = await work()
  await tx.execute(sql`select set_config('cohoi.sight', ${rows[0]?.before === 'all' ? 'all' : ''}, true)`)
  return done
}
