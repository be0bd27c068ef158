import 'server-only'
import { sql } from 'drizzle-orm'
import type { Context } from './command'
import { Refusal } from './errors'

/** A part of a command that may be refused by itself: then nothing of it is written, and the rest goes on. */
export async function isolated<T>(
  { tx }: Pick<Context, 'tx'>,
  part: () => Promise<T>,
): Promise<{ data: T } | { refusal: Refusal }> {
  // Not tx.transaction: on a connection that has begun by itself it would commit the whole.
  await tx.execute(sql`savepoint part`)
  try {
    const data = await part()
    await tx.execute(sql`release savepoint part`)
    return { data }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await tx.execute(sql`rollback to savepoint part`)
    await tx.execute(sql`release savepoint part`)
    return { refusal: error }
  }
}
