import 'server-only'
import type { Fields, Question } from '@/db/schema'
import type { Rules } from '@/lib/dictionaries/dictionary'
import type { Actor } from '@/lib/kernel/actor'
import { entityIn } from '@/lib/kernel/custom-fields'
import { Refusal, type Words } from '@/lib/kernel/errors'
import { leads } from '@/lib/leads/entity'
import { askable } from './askable'
import { newPublicKey } from './public-key'

/** A form asks whatever a lead cannot be without, leads nowhere but to https, and takes consent only from who is named. */
export const webFormRules: Rules = {
  async prepare({ actor }, values) {
    refuseUnfit(actor, values, values)
    return { ...values, publicKey: newPublicKey() }
  },
  async follow({ actor }, before, patch) {
    refuseUnfit(actor, { ...before, ...patch }, patch)
    return patch
  },
}

function refuseUnfit(actor: Actor, form: Fields, patch: Fields): void {
  const { redirectUrl, questions, consentText, consentPurpose } = form
  const offered = askable(entityIn(actor, leads))
  const asked = (questions as Question[]).map(({ field }) => field)
  const hasReach = asked.includes('email') || asked.includes('phone')
  const wrong: Record<string, Words | false> = {
    redirectUrl: Boolean(redirectUrl) && !String(redirectUrl).startsWith('https://') && { key: 'httpsOnly' },
    questions:
      // Those that are there already may be of fields that the company has put away since.
      (Boolean(patch.questions) &&
        asked.some((field) => !offered.includes(field)) && { key: 'invalidValue' }) ||
      (!asked.includes(leads.title) && { key: 'formAsksName' }) ||
      (Boolean(consentText) && !hasReach && { key: 'formAsksReach' }),
    consentPurpose: Boolean(consentText) && !consentPurpose && { key: 'required' },
  }
  const fields = Object.entries(wrong).flatMap(([name, words]) => (words ? [[name, words] as const] : []))
  if (fields.length > 0) throw new Refusal('invalid', { key: 'invalid' }, Object.fromEntries(fields))
}
