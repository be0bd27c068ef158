import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { BottomBar } from './bottom-bar'
import { CommandPaletteHost, type PaletteSearch } from './command-palette-host'
import { ConnectionBanner } from './connection-banner'
import { CreateMenu } from './create-menu'
import type { CreateItem, MenuChoice, NavGroup, NavItem, Person, Workspace } from './navigation'
import { SearchTrigger } from './search-trigger'
import { type ShortcutGroup, ShortcutsHelp } from './shortcuts-help'
import { Sidebar } from './sidebar'
import { UserMenu, type UserMenuChoices } from './user-menu'
import { WorkspaceSwitcher } from './workspace-switcher'

type AppShellProps = MenuChoice & {
  nav: NavGroup[]
  /** At most three places for the bar on phones, before search and "more". */
  phoneNav: NavItem[]
  create: CreateItem[]
  workspaces: Workspace[]
  workspaceId: string
  onSwitchWorkspace: (id: string) => void
  user: Person
  choices: UserMenuChoices
  shortcuts: ShortcutGroup[]
  search?: PaletteSearch
  collapsed?: boolean
  /** Beside the search on the right of the top bar, e.g. notifications. */
  extras?: ReactNode
  children: ReactNode
}

/** The frame around every signed-in page. Pages scroll with the window; `page-fill` makes one fill it instead. */
export function AppShell({
  nav,
  phoneNav,
  create,
  workspaces,
  workspaceId,
  onSwitchWorkspace,
  user,
  choices,
  ...rest
}: AppShellProps) {
  const t = useTranslations('shell')
  const { shortcuts, search, collapsed, extras, menu, onMenuChange, children } = rest
  const choice = { menu, onMenuChange }
  const switcher = (
    <WorkspaceSwitcher workspaces={workspaces} currentId={workspaceId} onSwitch={onSwitchWorkspace} />
  )

  return (
    <div className="flex min-h-dvh">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:fixed focus:start-2 focus:top-2 focus:z-tooltip focus:rounded focus:bg-inverse focus:px-3 focus:py-2 focus:text-inverse-text"
      >
        {t('skip')}
      </a>
      <Sidebar groups={nav} head={switcher} collapsed={collapsed} {...choice} />
      <div className="flex min-w-0 flex-1 flex-col pb-(--chrome-bottom) print:pb-0">
        <header className="sticky top-0 z-bar flex h-(--chrome-top) print:hidden items-center gap-2 border-b bg-surface px-3 md:px-4">
          <div className="min-w-0 flex-1 md:hidden">{switcher}</div>
          <div className="hidden min-w-0 flex-1 md:block">
            <SearchTrigger />
          </div>
          {create.length > 0 && <CreateMenu items={create} />}
          {extras}
          <UserMenu user={user} choices={choices} />
        </header>
        <ConnectionBanner />
        <main id="main" tabIndex={-1} className="min-w-0 flex-1 outline-none">
          {children}
        </main>
      </div>
      <BottomBar items={phoneNav.slice(0, 3)} groups={nav} {...choice} />
      <CommandPaletteHost goTo={nav.flatMap(({ items }) => items)} create={create} search={search} />
      <ShortcutsHelp
        groups={shortcuts}
        enabled={choices.shortcuts}
        onEnabledChange={choices.onShortcutsChange}
      />
    </div>
  )
}
