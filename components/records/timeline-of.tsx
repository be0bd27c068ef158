'use client'

import type { Route } from 'next'
import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import type { Happened } from '@/lib/records/timeline-entry'

/** With which other record something happened. */
export function TimelineOf({ of }: { of: Happened | undefined }) {
  const t = useTranslations('timeline')
  const kinds = useTranslations('kinds')
  if (!of) return null
  if (of.isMerged) return <span className="text-text-muted">{t('of', { name: of.name })} </span>
  const noun = `${of.entity}.noun` as 'account.noun'
  return (
    <span className="text-sm text-text-muted">
      {kinds.has(noun) && `${t('at', { kind: kinds(noun) })} `}
      <Link href={`${of.path}/${of.id}` as Route} className="wrap-anywhere underline">
        {of.name}
      </Link>{' '}
    </span>
  )
}
