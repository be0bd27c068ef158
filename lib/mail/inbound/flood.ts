import 'server-only'
import { sql } from 'drizzle-orm'
import { message } from '@/db/schema'
import { columnOf } from '@/lib/kernel/entity'
import { normaliseAddress } from '../mime'
import { BEGINNINGS } from './beginnings'
import type { Case } from './case'
import type { Held } from './decide'
import { step } from './path'

const MOST = 20
const MINUTES = 120

/**
 * Two machines may answer each other without any marking: the 21st record of one sender, or the 21st
 * message that joins one record, within two hours is a loop.
 */
export async function isFlooding(theCase: Case, held: Held | null): Promise<boolean> {
  if (theCase.isReleased) return false
  const count = held ? await messagesIn(theCase, held) : await recordsOf(theCase)
  if (count < MOST) return false
  theCase.path.push(
    step('senderLimit', {
      sender: theCase.people.contact?.address ?? '',
      count: String(MOST),
      minutes: String(MINUTES),
    }),
  )
  return true
}

async function recordsOf({ context: { tx, actor }, people }: Case): Promise<number> {
  const address = normaliseAddress(people.contact?.address ?? '')
  if (!address) return 0
  const recent = Object.values(BEGINNINGS).map(({ entity }) => {
    const { table } = entity
    return sql`(select from ${table} where ${table.workspaceId} = ${actor.workspace.id}
      and ${columnOf(entity, 'contactEmail')} = ${address}
      and ${columnOf(entity, 'createdBy')} is null and ${columnOf(entity, 'createdAt')} > ${since()} limit ${MOST})`
  })
  const { rows } = await tx.execute<{ n: number }>(
    sql`select count(*)::int as n from (${sql.join(recent, sql` union all `)}) as recent`,
  )
  return rows[0]?.n ?? 0
}

async function messagesIn({ context: { tx, actor } }: Case, { entity, recordId }: Held): Promise<number> {
  const { rows } = await tx.execute<{ n: number }>(sql`select count(*)::int as n from (
    select from ${message} where ${message.workspaceId} = ${actor.workspace.id}
      and ${message.entity} = ${entity} and ${message.recordId} = ${recordId}
      and ${message.direction} = 'in' and ${message.filedFrom} is null and ${message.createdAt} > ${since()} limit ${MOST}) as recent`)
  return rows[0]?.n ?? 0
}

const since = () => sql`now() - make_interval(mins => ${MINUTES})`
