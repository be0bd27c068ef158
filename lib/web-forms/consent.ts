import 'server-only'
import type { Fields } from '@/db/schema'
import { split } from '@/lib/fields/emails'
import { localeOf, wordsIn } from '@/lib/i18n/words-in'
import { type Context, within } from '@/lib/kernel/command'
import { invalidField } from '@/lib/kernel/errors'
import type { Change } from '@/lib/kernel/event'
import { recordConsent } from '@/lib/privacy/commands'
import type { Row } from '@/lib/records/query'
import { formatDateTime, today } from '@/lib/vietnam/date'

/** A box that was empty and was ticked is an act: it goes into the ledger with the words beside it. */
export async function consentFrom(
  context: Context,
  form: Row,
  given: Fields,
  ip: string | null,
): Promise<Change[]> {
  const { phone = null } = given
  const [email = null] = split(String(given.email ?? ''))
  const asked = (form.questions as { field: string }[]).some(({ field }) => field === 'email')
  if (!email && !phone) throw invalidField(asked ? 'email' : 'phone', 'emailOrPhone')
  const { timeZone } = context.actor.workspace
  const t = wordsIn(localeOf(form.locale))
  const done = await within(recordConsent, context, {
    name: given.name,
    email,
    phone,
    purpose: form.consentPurpose,
    channel: form.consentChannel,
    wording: form.consentText,
    proof: t('webForms.public.proof', {
      form: String(form.name),
      at: formatDateTime(new Date(), timeZone),
      ip: ip ?? '–',
    }),
    givenOn: today(timeZone),
    isExplicit: true,
  })
  return done.events
}
