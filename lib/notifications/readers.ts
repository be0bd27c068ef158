import 'server-only'
import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import type { Mailbox } from '@/db/schema'

export type Reader = { memberId: string; mailbox: Mailbox; locale: string; timeZone: string }

type Found = { member_id: string; name: string; email: string; locale: string; time_zone: string }

/** How these members are written to: address, language, clock. Those who are shut out are not among them. */
export async function readersOf(tx: Tx, ids: readonly string[]): Promise<Reader[]> {
  if (ids.length === 0) return []
  const list = sql.join(
    ids.map((id) => sql`${id}::uuid`),
    sql`, `,
  )
  const { rows } = await tx.execute<Found>(
    sql`select * from cohoi_readers(array[${list}]) order by member_id`,
  )
  return rows.map(({ member_id, name, email, locale, time_zone }) => ({
    memberId: member_id,
    mailbox: { name, address: email },
    locale,
    timeZone: time_zone,
  }))
}
