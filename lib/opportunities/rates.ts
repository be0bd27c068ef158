import 'server-only'
import { and, eq } from 'drizzle-orm'
import { currency } from '@/db/schema'
import type { Context } from '@/lib/kernel/command'
import { invalidField } from '@/lib/kernel/errors'
import { toBase } from '@/lib/vietnam/money'

/** The rate in force and the amount in the workspace's base currency, both kept with the record. */
export async function inBase(
  { tx, actor }: Context,
  amount: number,
  code: string,
): Promise<{ rate: string; amountBase: number }> {
  const base = actor.workspace.currency
  if (code === base) return { rate: '1', amountBase: amount }
  const [row] = await tx
    .select({ rate: currency.rate })
    .from(currency)
    .where(and(eq(currency.workspaceId, actor.workspace.id), eq(currency.name, code)))
  if (!row) throw invalidField('currency', 'noRate')
  return { rate: row.rate, amountBase: Number(toBase(BigInt(amount), code, row.rate, base)) }
}
