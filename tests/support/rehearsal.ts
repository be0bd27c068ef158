import { sql } from 'drizzle-orm'
import { vi } from 'vitest'
import type { Realm, Tx } from '@/db/client'
import { database } from '@/lib/kernel/database'

class Curtain extends Error {
  constructor(readonly outcome: unknown) {
    super('taken back on purpose')
  }
}

/**
 * Runs something that writes through the kernel and takes all of it back, so that a thousand tries leave no trace.
 * `inspect` looks at what was written, as the owner of the tables, before it goes.
 */
export async function rehearse<T>(run: () => Promise<T>, inspect?: (tx: Tx) => Promise<void>): Promise<T> {
  const { transact } = database()
  const spy = vi.spyOn(database(), 'transact').mockImplementation((realm: Realm, work, options) =>
    transact(
      realm,
      async (tx) => {
        const outcome = await work(tx)
        if (options?.readOnly) return outcome
        await tx.execute(sql`reset role`)
        await inspect?.(tx)
        throw new Curtain(outcome)
      },
      options,
    ).catch((error) => {
      if (error instanceof Curtain) return error.outcome as never
      throw error
    }),
  )
  try {
    return await run()
  } finally {
    spy.mockRestore()
  }
}
