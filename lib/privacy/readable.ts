import 'server-only'
import { getTranslations } from 'next-intl/server'
import { addressText, isAddress } from '@/lib/locations/address'
import { addressesIn } from '@/lib/records/addresses'
import { formatDateTime } from '@/lib/vietnam/date'
import type { copyOf } from './holdings'

/** The copy as a text that a person can read, in the language of who gives it out. */
export async function readable(copy: Awaited<ReturnType<typeof copyOf>>): Promise<string> {
  const t = await getTranslations()
  const said = (key: string, fallback: string) => (t.has(key as never) ? t(key as never) : fallback)
  const where = { formerly: t('address.formerly'), today: t('address.today') }
  const lines = [`${t('privacy.person.email')}: ${copy.person.email ?? '–'}`]
  lines.push(`${t('privacy.person.phone')}: ${copy.person.phone ?? '–'}`, '')
  for (const { kind, rows } of copy.records) {
    for (const row of rows) {
      lines.push(`# ${said(`audit.kinds.${kind}`, kind)}`)
      for (const [name, value] of Object.entries(row)) {
        const label = said(`fields.${kind}.${name}`, '')
        const text = isAddress(value) ? addressText(value, where) : value
        if (name === 'emails') lines.push(`${label}: ${addressesIn(row).join(', ')}`)
        else if (label && text !== null && text !== '' && typeof text !== 'object')
          lines.push(`${label}: ${text}`)
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
