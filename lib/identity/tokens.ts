import 'server-only'
import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import { loginToken } from '@/db/schema'
import { conflict } from '@/lib/kernel/errors'
import { hashSecret } from '@/lib/kernel/secrets'
import type { IdentityContext } from './identity-command'
import { readingIdentity } from './queries'

export type TokenRow = typeof loginToken.$inferSelect

/** The row behind a link that can still be used. */
export async function liveToken(kind: TokenRow['kind'], secret: string): Promise<TokenRow | undefined> {
  const rows = await readingIdentity((tx) => tx.select().from(loginToken).where(usable(kind, secret)))
  return rows[0]
}

/** Uses a link up; of two at once only one gets it. */
export async function claimToken(
  { tx }: IdentityContext,
  kind: TokenRow['kind'],
  secret: string,
): Promise<TokenRow> {
  const [row] = await tx
    .update(loginToken)
    .set({ usedAt: new Date() })
    .where(usable(kind, secret))
    .returning()
  if (!row) throw conflict('linkExpired')
  return row
}

const usable = (kind: TokenRow['kind'], secret: string) =>
  and(
    eq(loginToken.hash, hashSecret(secret)),
    eq(loginToken.kind, kind),
    isNull(loginToken.usedAt),
    gt(loginToken.expiresAt, sql`now()`),
  )
