import 'server-only'
import { desc, eq, lt, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { type SIGN_IN_RESULTS, signInTry } from '@/db/schema'
import { database } from '@/lib/kernel/database'
import { newId } from '@/lib/kernel/id'
import type { Visitor } from './identity-command'
import { readingIdentity } from './queries'
import { noteRefusal } from './refused'

type Outcome = (typeof SIGN_IN_RESULTS)[number]

export type SignInTry = { id: string; at: Date; ip: string | null; userAgent: string | null; result: Outcome }

/** Notes a try that opened nothing, in a transaction of its own: unknown addresses cost the same. */
export async function noteTry(visitor: Visitor, loginId: string | null, result: Outcome): Promise<void> {
  await database().transact('identity', (tx) => keepTry(tx, visitor, { loginId, result }))
  if (loginId && result !== 'code_asked') noteRefusal(loginId, visitor.ip)
}

export async function keepTry(
  tx: Tx,
  { ip, userAgent }: Visitor,
  tried: { loginId: string | null; workspaceId?: string | null; result: Outcome },
): Promise<void> {
  await tx.insert(signInTry).values({ ...tried, id: newId(), ip, userAgent: userAgent.slice(0, 300) })
}

/** Forgets what is older than ninety days. */
export async function forgetOldTries(tx: Tx): Promise<void> {
  await tx.delete(signInTry).where(lt(signInTry.at, sql`now() - interval '90 days'`))
}

/** The newest tries at a person's own door, failed ones too. */
export function listOwnTries(loginId: string): Promise<SignInTry[]> {
  const { id, at, ip, userAgent, result } = signInTry
  return readingIdentity((tx) =>
    tx
      .select({ id, at, ip, userAgent, result })
      .from(signInTry)
      .where(eq(signInTry.loginId, loginId))
      .orderBy(desc(at))
      .limit(20),
  )
}

/** What an administrator may see of one member's tries. */
export async function listMemberTries(tx: Tx, memberId: string): Promise<SignInTry[]> {
  const { rows } = await tx.execute<Record<string, unknown>>(
    sql`select * from cohoi_sign_ins(${memberId}::uuid)`,
  )
  return rows.map((row) => ({
    id: String(row.id),
    at: new Date(String(row.at)),
    ip: row.ip as string | null,
    userAgent: row.user_agent as string | null,
    result: row.result as Outcome,
  }))
}
