import { sql } from 'drizzle-orm'
import { database } from '@/lib/kernel/database'
import { isEnding } from '@/lib/kernel/drain'
import { route } from '@/lib/kernel/route'
import { version } from '@/package.json'

export const dynamic = 'force-dynamic'

/** 200 with what works, 503 with the reason when the database or its job queue does not, or this process is about to end. */
export const GET = route('health', 'public', async () => {
  if (isEnding()) return Response.json({ status: 'ending', version }, { status: 503 })
  try {
    const queued = await database().transact('identity', async (tx) => {
      const { rows } = await tx.execute<{ queued: string }>(sql`select cohoi_queue_depth() as queued`)
      return Number(rows[0]?.queued)
    })
    return Response.json({ status: 'ok', version, database: 'ok', jobs: { queued } })
  } catch (error) {
    const reason =
      error instanceof Error ? ((error.cause as Error | undefined)?.message ?? error.message) : 'unknown'
    return Response.json({ status: 'down', version, database: reason }, { status: 503 })
  }
})
