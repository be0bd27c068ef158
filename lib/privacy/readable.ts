import 'server-only'
import { getTranslations } from 'next-intl/server'
import { formatDateTime } from '@/lib/vietnam/date'
import type { copyOf } from './holdings'

/** The copy as a text that a person can read, in the language of who gives it out. */
export async function readable(copy: Awaited<ReturnType<typeof copyOf>>): Promise<string> {
  const t = await getTranslations()
  const said = (key: string, fallback: string) => (t.has(key as never) ? t(key as never) : fallback)
  const lines = [`${t('privacy.person.email')}: ${copy.person.email ?? '–'}`]
  lines.push(`${t('privacy.person.phone')}: ${copy.person.phone ?? '–'}`, '')
  for (const { kind, rows } of copy.records) {
    for (const row of rows) {
      lines.push(`# ${said(`audit.kinds.${kind}`, kind)}`)
      for (const [name, value] of Object.entries(row)) {
        const label = said(`fields.${kind}.${name}`, '')
        if (label && value !== null && value !== '' && typeof value !== 'object')
          lines.push(`${label}: ${value}`)
      }
      lines.push('')
    }
  }
  for (const { subject, sentAt, fromAddress, to, text, files } of copy.messages) {
    lines.push(`# ${subject}`, formatDateTime(sentAt))
    lines.push(`${fromAddress} → ${to.map(({ address }) => address).join(', ')}`, '', text)
    lines.push(...files.map(({ name }) => `[${name}]`), '')
  }
  for (const { at, entity, type } of copy.events)
    lines.push(
      `${formatDateTime(at)} ${said(`audit.kinds.${entity}`, entity)}: ${said(`audit.types.${type}`, type)}`,
    )
  return `${lines.join('\r\n')}\r\n`
}
