import 'server-only'
import { createTranslator } from 'use-intl/core'
import type { Locale } from '@/lib/identity/language'
import en from '@/messages/en.json'
import vi from '@/messages/vi.json'

type Translate = (key: string, values?: Record<string, string | number>) => string

/** The words of notifications, or of rules, in somebody's language, for whoever is not looking at a page. */
export function wordsFor(locale: string, namespace: 'notifications' | 'repeat' = 'notifications'): Translate {
  const chosen: Locale = locale === 'en' ? 'en' : 'vi'
  const messages = chosen === 'en' ? en : vi
  return createTranslator({ locale: chosen, messages, namespace }) as Translate
}

export type Told = {
  message: string
  entity: string
  count: number
  actorName: string
  params: Record<string, string | number>
  /** null when it tells of several, or of what the reader may not see. */
  name: string | null
  /** When it is, or is due, as the reader writes it. */
  when: string
}

/** One sentence that says what happened. */
export function sentence(
  t: Translate,
  { message, entity, count, actorName, params, name, when }: Told,
): string {
  const noun = (kind: string) => t(`nouns.${kind}`, { count })
  const kind = noun(typeof params.kind === 'string' ? params.kind : entity)
  const several = count > 1 && message !== 'mail' ? 'many' : 'one'
  return t(`texts.${message}.${several}`, {
    ...params,
    ...{ count, actor: actorName, kind, when },
    name: name ?? t('unnamed'),
  })
}
