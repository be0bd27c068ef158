import 'server-only'
import { createTranslator } from 'use-intl/core'
import type { message } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { formatDateTime } from '@/lib/vietnam/date'
import en from '@/messages/en.json'
import vi from '@/messages/vi.json'

type Original = Pick<typeof message.$inferSelect, 'fromName' | 'fromAddress' | 'sentAt' | 'text'>

const MOST = 20_000

/** The answered message under a line that says who wrote it, each of its lines marked as mail programs do. */
export function quoteOf(actor: Actor, { fromName, fromAddress, sentAt, text }: Original): string {
  const locale = actor.person?.locale ?? 'vi'
  const t = createTranslator({ locale, messages: locale === 'en' ? en : vi, namespace: 'mail' })
  const date = formatDateTime(sentAt, actor.workspace.timeZone)
  const head = t('quoteHead', { date, sender: fromName ? `${fromName} <${fromAddress}>` : fromAddress })
  const lines = text.slice(0, MOST).split('\n')
  return `${head}\n${lines.map((line) => (line ? `> ${line}` : '>')).join('\n')}`
}
