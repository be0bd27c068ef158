import 'server-only'
import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import type { Actor } from '@/lib/kernel/actor'

/** The time zone that somebody lives in, or the company's. */
export async function zoneOf(tx: Tx, actor: Actor, memberId: unknown): Promise<string> {
  const { person, workspace } = actor
  if (!memberId) return workspace.timeZone
  if (memberId === actor.id && person) return person.timeZone
  const { rows } = await tx.execute<{ zone: string | null }>(
    sql`select cohoi_zone_of(${String(memberId)}::uuid) as zone`,
  )
  return rows[0]?.zone ?? workspace.timeZone
}
