import 'server-only'
import { and, eq } from 'drizzle-orm'
import { currency } from '@/db/schema'
import type { Context } from '@/lib/kernel/command'
import { invalidField } from '@/lib/kernel/errors'

const DIGITS = 15

/** Restates every rate in a new base currency, which needs a rate in the old one; the old base gets its own. */
export async function rebaseRates({ tx, actor }: Context, from: string, to: string): Promise<void> {
  const here = eq(currency.workspaceId, actor.workspace.id)
  const rates = await tx.select().from(currency).where(here)
  const base = rates.find(({ name }) => name === to)
  if (!base) throw invalidField('currency', 'noRate')
  const others = rates.filter(({ name }) => name !== to && name !== from)
  for (const { id, rate } of others)
    await tx
      .update(currency)
      .set({ rate: divided(rate, base.rate) })
      .where(and(here, eq(currency.id, id)))
  await tx.delete(currency).where(and(here, eq(currency.name, from)))
  await tx
    .update(currency)
    .set({ name: from, rate: divided('1', base.rate) })
    .where(and(here, eq(currency.id, base.id)))
}

/** a ÷ b as a decimal string with up to fifteen places. */
export function divided(a: string, b: string): string {
  const scale = 10n ** BigInt(DIGITS)
  const quotient = (minor(a) * scale * 2n + minor(b)) / (minor(b) * 2n)
  const whole = quotient / scale
  const fraction = (quotient % scale).toString().padStart(DIGITS, '0').replace(/0+$/, '')
  return fraction ? `${whole}.${fraction}` : String(whole)
}

function minor(decimal: string): bigint {
  const [whole = '0', fraction = ''] = decimal.split('.')
  return BigInt(whole + fraction.padEnd(15, '0').slice(0, 15))
}
