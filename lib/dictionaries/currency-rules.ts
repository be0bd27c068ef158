import 'server-only'
import { invalidField } from '@/lib/kernel/errors'
import { decimalsOf } from '@/lib/vietnam/currency'
import type { Rules } from './dictionary'
import { currencies } from './entities'
import { parseRate } from './rate'
import { usageOf } from './uses'

const KNOWN = new Set(Intl.supportedValuesOf('currency'))

/** A currency is its code; amounts keep the rate they were saved with. */
export const currencyRules: Rules = {
  async prepare({ actor }, values) {
    refuseCode(values.name, actor.workspace.currency)
    return { ...values, rate: rateOf(values.rate, actor.workspace.currency) }
  },

  async follow({ tx, actor }, before, patch) {
    const { currency } = actor.workspace
    if (patch.name !== undefined && patch.name !== before.name) {
      refuseCode(patch.name, currency)
      const usage = await usageOf(tx, actor, currencies)
      if (usage.has(String(before.name))) throw invalidField('name', 'inUse')
    }
    return patch.rate === undefined ? patch : { ...patch, rate: rateOf(patch.rate, currency) }
  },
}

function refuseCode(code: unknown, base: string): void {
  if (!KNOWN.has(String(code))) throw invalidField('name', 'currencyCode')
  if (code === base) throw invalidField('name', 'baseCurrency')
}

function rateOf(typed: unknown, base: string): string {
  const rate = parseRate(String(typed), decimalsOf(base) === 0)
  if (!rate) throw invalidField('rate', 'rate')
  return rate
}
