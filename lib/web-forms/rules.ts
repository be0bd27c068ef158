import 'server-only'
import type { Fields, Question } from '@/db/schema'
import type { Rules } from '@/lib/dictionaries/dictionary'
import { Refusal, type Words } from '@/lib/kernel/errors'
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
  const hasReach = asked.includes('email') || asked.includes('phone')
  const wrong: Record<string, Words | false> = {
    redirectUrl: Boolean(redirectUrl) && !String(redirectUrl).startsWith('https://') && { key: 'httpsOnly' },
    questions:
      (!asked.includes(leads.title) && { key: 'formAsksName' }) ||
      (Boolean(consentText) && !hasReach && { key: 'formAsksReach' }),
    consentPurpose: Boolean(consentText) && !consentPurpose && { key: 'required' },
  }
  const fields = Object.entries(wrong).flatMap(([name, words]) => (words ? [[name, words] as const] : []))
  if (fields.length > 0) throw new Refusal('invalid', { key: 'invalid' }, Object.fromEntries(fields))
}
