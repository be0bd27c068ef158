import 'server-only'
import { getTranslations } from 'next-intl/server'
import type { Refusal, Words } from './errors'
import type { Failure } from './result'

/** A refusal in the reader's language. */
export async function failureOf(refusal: Refusal): Promise<Failure> {
  const t = await getTranslations('errors')
  const say = ({ key, params }: Words) => t(key, params)
  const fields = Object.entries(refusal.fields).map(([field, words]) => [field, say(words)])
  return {
    code: refusal.code,
    message: say(refusal.words),
    ...(fields.length > 0 && { fields: Object.fromEntries(fields) }),
    ...(refusal.details && { details: refusal.details }),
  }
}

export async function unexpectedFailure(): Promise<Failure> {
  const t = await getTranslations('errors')
  return { code: 'unexpected', message: t('unexpected') }
}
