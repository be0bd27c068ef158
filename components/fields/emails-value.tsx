import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import type { Email } from '@/lib/fields/emails'
import { textOf, type ValueProps } from './props'
import { EmailValue } from './values-of-text'

/** Each address on a line, with what is known of it. */
export function EmailsValue({ value, ...props }: ValueProps) {
  const t = useTranslations('records.emails')
  if (!Array.isArray(value)) return <span>{textOf(value)}</span> // what was erased
  const list = value as Email[]
  return (
    <span className="inline-flex min-w-0 flex-col gap-1">
      {list.map(({ address, optedOut, invalid }, at) => (
        <span key={address} className="flex flex-wrap items-center gap-x-1.5 gap-y-0.5">
          <EmailValue {...props} value={address} />
          {at === 0 && list.length > 1 && <Badge>{t('primary')}</Badge>}
          {optedOut && <Badge tone="warning">{t('optedOut')}</Badge>}
          {invalid && <Badge tone="danger">{t('invalid')}</Badge>}
        </span>
      ))}
    </span>
  )
}
