'use client'

import { useTranslations } from 'next-intl'
import type { ComponentProps } from 'react'
import { Link } from '@/components/ui/link'
import type { OwnedCount } from '@/lib/ownership/owned'

/** What a member owns, with the way to see it. */
export function OwnedList({ id, owned }: { id: string; owned: OwnedCount[] }) {
  const t = useTranslations('users')
  return (
    <ul className="flex flex-col">
      {owned.map(({ key, total, open }) => {
        const label = t.has(`ownings.${key}`) ? t(`ownings.${key}` as 'ownings.other') : t('ownings.other')
        const href = HREFS[key]?.(id)
        return (
          <li key={key} className="flex items-center justify-between gap-4 border-b py-1.5 last:border-b-0">
            {href ? (
              <Link
                href={href as ComponentProps<typeof Link>['href']}
                className="touch-area rounded-sm hover:underline"
              >
                {label}
              </Link>
            ) : (
              <span>{label}</span>
            )}
            <span className="figures text-text-muted">
              {open < total ? t('ownedOpen', { total, open }) : t('ownedCount', { total })}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

const HREFS: Record<string, (id: string) => string> = {
  'opportunity.ownerId': (id) =>
    `/opportunities?filter=${encodeURIComponent(JSON.stringify(['ownerId', 'is', id]))}`,
  'sales_team.leaderId': () => '/settings/teams',
  'org_unit.headId': () => '/settings/organisation',
}
