import 'server-only'
import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { notFound } from '@/lib/kernel/errors'

/** What a workspace may know of the login behind one of its members. */
export type MemberLogin = {
  memberId: string
  seenAt: Date | null
  ip: string | null
  sessions: number
  locale: string
  hasSecondFactor: boolean
  mustChangePassword: boolean
  /** The login belongs to another workspace too: password and second factor are the person's alone. */
  isElsewhere: boolean
}

/** The logins of all members of the caller's workspace, or of one. */
export async function listMemberLogins(tx: Tx, memberId: string | null = null): Promise<MemberLogin[]> {
  const { rows } = await tx.execute<Record<string, unknown>>(
    sql`select * from cohoi_member_logins(${memberId}::uuid)`,
  )
  return rows.map((row) => ({
    memberId: String(row.member_id),
    seenAt: row.seen_at ? new Date(String(row.seen_at)) : null,
    ip: row.ip ? String(row.ip) : null,
    sessions: Number(row.sessions),
    locale: String(row.locale),
    hasSecondFactor: row.has_second_factor === true,
    mustChangePassword: row.must_change_password === true,
    isElsewhere: row.is_elsewhere === true,
  }))
}

export async function getMemberLogin(tx: Tx, memberId: string): Promise<MemberLogin> {
  const [found] = await listMemberLogins(tx, memberId)
  if (!found) throw notFound()
  return found
}
