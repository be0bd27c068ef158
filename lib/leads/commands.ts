import 'server-only'
import type { Fields } from '@/db/schema'
import { conflict, invalidField } from '@/lib/kernel/errors'
import { recordKind } from '@/lib/records/kinds'
import { leads } from './entity'
import { standing } from './standing'

export const leadKind = recordKind(leads, {
  purpose: 'hasLeads',
  given: { qualification: 'lead' },
  next: ({ convertedAt }) => (convertedAt ? undefined : 'convert'),
  absorb(_, others) {
    if (others.some(({ convertedAt }) => convertedAt)) throw conflict('mergeConverted')
  },
  async prepare(_, values) {
    return { ...values, ...stood({}, values) }
  },
  async follow(_, before, patch) {
    return { ...patch, ...stood(before, patch) }
  },
})

function stood(before: Fields, patch: Fields): Fields {
  const found = standing(before, patch)
  if (found === 'reason') throw invalidField('stopReasonId', 'stopReason')
  return found
}
