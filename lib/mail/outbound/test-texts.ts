import 'server-only'
import { createTranslator } from 'use-intl/core'
import type { Actor } from '@/lib/kernel/actor'
import en from '@/messages/en.json'
import vi from '@/messages/vi.json'

/** The mail that tries the server, in the language of whoever asked for it. */
export function testTexts(actor: Actor): { subject: string; text: string } {
  const locale = actor.person?.locale ?? 'vi'
  const t = createTranslator({ locale, messages: locale === 'en' ? en : vi, namespace: 'mailSettings.test' })
  return { subject: t('subject'), text: t('text', { workspace: actor.workspace.name }) }
}
