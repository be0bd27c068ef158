import 'server-only'
import { eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { retention } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import type { RetentionRules } from './schema'

/** The rules of a workspace; version 0 while nobody has set any. */
export async function getRetention(tx: Tx, actor: Actor): Promise<RetentionRules> {
  const { version, eventMonths, rawMailMonths, lostContactMonths } = retention
  const [row] = await tx
    .select({ version, eventMonths, rawMailMonths, lostContactMonths })
    .from(retention)
    .where(eq(retention.workspaceId, actor.workspace.id))
  return row ?? { version: 0, eventMonths: null, rawMailMonths: null, lostContactMonths: null }
}

export const hasRules = ({ version: _, ...rules }: RetentionRules): boolean =>
  Object.values(rules).some((months) => months !== null)
