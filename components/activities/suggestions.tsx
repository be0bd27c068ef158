'use client'

import type { Route } from 'next'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { LinkButton } from '@/components/ui/link-button'
import type { Suggestion } from '@/lib/activities/next'
import { formatDate } from '@/lib/vietnam/plain-date'
import { ActivityIcon } from './activity-icon'
import { newPath } from './new-path'

export type Suggested = { about: Readonly<Record<string, unknown>>; list: readonly Suggestion[] }

/** After something was done: what usually comes next, each a tap away. */
export function Suggestions({ suggested, onClose }: { suggested: Suggested; onClose: () => void }) {
  const t = useTranslations('activities')
  const { about, list } = suggested
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('next')}>
      <ul className="flex flex-col gap-2">
        {list.map(({ typeId, name, kind, dueOn }) => (
          <li key={typeId}>
            <LinkButton
              href={newPath(about, { kind, typeId, dueOn }) as Route}
              icon={<ActivityIcon name={kind} />}
              className="w-full justify-start"
            >
              {t('nextOn', { name, day: formatDate(dueOn) })}
            </LinkButton>
          </li>
        ))}
      </ul>
      <div className="mt-4 flex justify-end">
        <Button onClick={onClose}>{t('noNext')}</Button>
      </div>
    </Dialog>
  )
}
