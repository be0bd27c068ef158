import 'server-only'
import { createTranslator } from 'use-intl/core'
import { env } from '@/lib/kernel/env'
import en from '@/messages/en.json'
import vi from '@/messages/vi.json'
import type { Locale } from './language'
import type { SystemMail } from './system-mail'

type Kind =
  | 'reset'
  | 'invitation'
  | 'passwordChanged'
  | 'approved'
  | 'passwordSet'
  | 'passwordLink'
  | 'secondFactorOn'
  | 'secondFactorOff'
  | 'secondFactorReset'
type Values = Record<string, string>

/**
 * A mail of the product in the reader's language. Links begin with APP_URL, whatever a request said;
 * names written by people lose line breaks and everything that would become a link.
 */
export function letter(
  kind: Kind,
  locale: string,
  to: string | null,
  path: string,
  values: Values = {},
): SystemMail {
  const t = createTranslator({
    locale: localeOf(locale),
    messages: locale === 'en' ? en : vi,
    namespace: 'identity.mail',
  })
  const facts = Object.fromEntries(Object.entries(values).map(([key, text]) => [key, plain(text)]))
  const subject = t(`${kind}.subject`, facts)
  const text = t(`${kind}.text`, { ...facts, link: `${env.APP_URL}${path}` })
  return { to, subject, text: `${text}\n\n${t('footer', { address: env.APP_URL })}\n` }
}

const localeOf = (locale: string): Locale => (locale === 'en' ? 'en' : 'vi')

const plain = (text: string) =>
  text
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .replace(/:\/\/|www\./gi, ' ')
    .replace(/(\p{L})\.(?=\p{L})/gu, '$1. ')
    .slice(0, 100)
