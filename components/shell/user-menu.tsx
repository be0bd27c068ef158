'use client'

import { Keyboard, LogOut, UserRound } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { startTransition } from 'react'
import { Avatar } from '@/components/ui/avatar'
import { DropdownMenu } from '@/components/ui/dropdown-menu'
import type { MenuEntry } from '@/components/ui/menu-entries'
import type { Person } from './navigation'
import { openShortcutsHelp } from './signals'

export type Theme = 'system' | 'light' | 'dark'

export type UserMenuChoices = {
  theme: Theme
  locale: string
  locales: { value: string; label: string }[]
  shortcuts: boolean
  profileHref?: string
  onThemeChange: (theme: Theme) => Promise<unknown>
  onLocaleChange: (locale: string) => Promise<unknown>
  onShortcutsChange: (enabled: boolean) => Promise<unknown>
  onSignOut: () => Promise<unknown>
}

export function UserMenu({ user, choices }: { user: Person; choices: UserMenuChoices }) {
  const t = useTranslations('shell')
  return (
    <DropdownMenu
      align="end"
      trigger={
        <button
          type="button"
          aria-label={t('account', { name: user.name })}
          className="grid h-control min-w-control shrink-0 place-items-center rounded-full"
        >
          <Avatar decorative id={user.id} name={user.name} size="md" className="size-7" />
        </button>
      }
      entries={entriesOf(user, choices, t)}
    />
  )
}

type Words = ReturnType<typeof useTranslations<'shell'>>

function entriesOf(user: Person, choices: UserMenuChoices, t: Words): MenuEntry[] {
  return [
    { kind: 'label', label: `${user.name} · ${user.email}` },
    ...(choices.profileHref
      ? [{ kind: 'link' as const, label: t('profile'), href: choices.profileHref, icon: <UserRound /> }]
      : []),
    { label: t('shortcuts'), icon: <Keyboard />, hint: '?', onSelect: openShortcutsHelp },
    { kind: 'separator' },
    {
      kind: 'radio',
      label: t('theme'),
      value: choices.theme,
      onChange: (theme) => changeTheme(theme as Theme, choices),
      options: (['system', 'light', 'dark'] as const).map((value) => ({
        value,
        label: t(`themes.${value}`),
      })),
    },
    { kind: 'separator' },
    {
      kind: 'radio',
      label: t('language'),
      value: choices.locale,
      onChange: (locale) => run(() => choices.onLocaleChange(locale)),
      options: choices.locales,
    },
    { kind: 'separator' },
    { label: t('signOut'), icon: <LogOut />, onSelect: () => run(choices.onSignOut) },
  ]
}

function changeTheme(theme: Theme, { onThemeChange }: UserMenuChoices) {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  run(() => onThemeChange(theme))
}

function run(change: () => Promise<unknown>) {
  startTransition(async () => {
    await change()
  })
}
