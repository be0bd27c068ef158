'use client'

import { Ellipsis, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button, IconButton } from '@/components/ui/button'
import { DropdownMenu } from '@/components/ui/dropdown-menu'
import type { MenuChoice, NavGroup } from './navigation'

type MenuFilterProps = MenuChoice & { groups: NavGroup[]; compact: boolean }

/** "More" under the navigation: narrows it to one menu, and says so while it is. */
export function MenuFilter({ groups, compact, menu, onMenuChange }: MenuFilterProps) {
  const t = useTranslations('shell')
  const chosen = groups.find(({ id }) => id === menu)
  const options = [
    { value: ALL, label: t('allMenus') },
    ...groups.map(({ id, label }) => ({ value: id, label })),
  ]
  return (
    <div className="flex flex-col items-stretch gap-1">
      <DropdownMenu
        trigger={
          compact ? (
            <IconButton label={t('more')} icon={<Ellipsis />} className="w-full" />
          ) : (
            <Button variant="ghost" icon={<Ellipsis />} className="w-full justify-start! px-2!">
              {t('more')}
            </Button>
          )
        }
        entries={[
          {
            kind: 'submenu',
            label: t('filterByMenu'),
            entries: [
              {
                kind: 'radio',
                value: menu ?? ALL,
                onChange: (value) => onMenuChange(value === ALL ? null : value),
                options,
              },
            ],
          },
        ]}
      />
      {chosen &&
        (compact ? (
          <IconButton
            label={t('showAllMenus')}
            icon={<X />}
            onClick={() => onMenuChange(null)}
            className="w-full"
          />
        ) : (
          <Button
            size="sm"
            variant="ghost"
            icon={<X />}
            onClick={() => onMenuChange(null)}
            className="justify-start! px-2!"
          >
            {t('showAllMenus')}
          </Button>
        ))}
    </div>
  )
}

const ALL = 'all'
