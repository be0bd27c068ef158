import 'server-only'
import type { Fields, Question } from '@/db/schema'
import type { Rules } from '@/lib/dictionaries/dictionary'
import { invalidField } from '@/lib/kernel/errors'
import { leads } from '@/lib/leads/entity'
import { newPublicKey } from './public-key'

/** A form asks whatever a lead cannot be without, leads nowhere but to https, and takes consent only from who is named. */
export const webFormRules: Rules = {
  async prepare(_, values) {
    refuseUnfit(values)
    return { ...values, publicKey: newPublicKey() }
  },
  async follow(_, before, patch) {
    refuseUnfit({ ...before, ...patch })
    return patch
  },
}

function refuseUnfit({ redirectUrl, questions, consentText, consentPurpose }: Fields): void {
  const asked = (questions as Question[]).map(({ field }) => field)
  if (typeof redirectUrl === 'string' && !redirectUrl.startsWith('https://'))
    throw invalidField('redirectUrl', 'httpsOnly')
  if (!asked.includes(leads.title)) throw invalidField('questions', 'formAsksName')
  if (!consentText) return
  if (!asked.includes('email') && !asked.includes('phone')) throw invalidField('questions', 'formAsksReach')
  if (!consentPurpose) throw invalidField('consentPurpose', 'required')
}
