'use client'

import {
  Building2,
  CalendarCheck,
  CalendarDays,
  ChartColumn,
  Contact,
  Inbox,
  KanbanSquare,
  LifeBuoy,
  List,
  ListTodo,
  MailSearch,
  Send,
  Settings,
  Trash2,
  UserPlus,
} from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useMemo, useState } from 'react'
import { LiveProvider, useLive } from '@/components/app/live'
import { RecordNamesProvider } from '@/components/fields/record-names'
import { goToWorkspace, useSameWorkspace } from '@/components/identity/switch-workspace'
import { UnreadMail, UnreadMailProvider } from '@/components/mail/inbox/unread-mail'
import { NotificationBell } from '@/components/notifications/notification-bell'
import { ReminderCards } from '@/components/notifications/reminder-cards'
import { KnownFieldsProvider } from '@/components/records/known-fields'
import { ViewingBanner } from '@/components/rights/viewing-banner'
import { AppShell } from '@/components/shell/app-shell'
import type { NavGroup, Person, Workspace } from '@/components/shell/navigation'
import type { FieldRights, Menu } from '@/db/schema'
import type { Lifecycle } from '@/lib/dictionaries/lifecycles'
import { savePreferences } from '@/lib/identity/actions'
import type { CustomFields } from '@/lib/kernel/custom-fields'
import { KINDS, type Permission } from '@/lib/kernel/policy'
import type { Popup } from '@/lib/notifications/queries'
import { searchEverything } from '@/lib/records/actions'
import type { Viewer } from '@/lib/records/viewer'
import { LifecycleIcon } from './lifecycle-icon'
import { shortcutGroups } from './shortcuts'

type ShellProps = {
  workspaces: Workspace[]
  workspaceId: string
  /** The newest change the page knows of. */
  seq: number
  /** How many notifications were unread by then. */
  unread: number
  /** In how many conversations of the shared inbox there is something unread. */
  unreadMail: number
  /** The reminders in front of the page. */
  popups: readonly Popup[]
  viewer: Viewer
  user: Person
  preferences: {
    theme: 'system' | 'light' | 'dark'
    locale: 'vi' | 'en'
    hasShortcuts: boolean
    menu: Menu | null
  }
  /** Pipelines of the lifecycle that stand in the navigation. */
  lifecycles: readonly Lifecycle[]
  /** What the reader may do at all. */
  permissions: readonly Permission[]
  fieldRights: FieldRights
  /** The fields that the company added to its records. */
  customFields: CustomFields | undefined
  /** Whose eyes an administrator looks with. */
  viewedName: string | null
  collapsed: boolean
  children: ReactNode
}

/** Places under the thumb. */
const PHONE = ['/board', '/customers', '/work']

/** The product in its frame: which places there are, for whom. */
export function Shell({
  lifecycles,
  preferences,
  permissions,
  fieldRights,
  customFields,
  viewedName,
  seq,
  unread,
  unreadMail,
  popups,
  viewer,
  children,
  ...frame
}: ShellProps) {
  const t = useTranslations('nav')
  const kinds = useTranslations('records.kinds')
  const locales = useTranslations('profile.languages')
  useSameWorkspace(frame.workspaceId)
  const may = (permission: Permission) => permissions.includes(permission)
  const mayReveal = may('record:reveal')
  const known = useMemo(
    () => ({ fieldRights, workspace: { customFields }, mayReveal }),
    [fieldRights, customFields, mayReveal],
  )
  const [menu, setMenu] = useState(preferences.menu)
  const nav: (NavGroup & { id: Menu })[] = [
    {
      id: 'sales' as const,
      label: t('sales'),
      items: [
        { href: '/board', label: t('board'), icon: <KanbanSquare /> },
        { href: '/opportunities', label: t('opportunities'), icon: <List /> },
        ...(may('activity:read')
          ? [
              { href: '/work', label: t('myWork'), icon: <ListTodo /> },
              { href: '/activities', label: t('activities'), icon: <CalendarCheck /> },
              { href: '/calendar', label: t('calendar'), icon: <CalendarDays /> },
            ]
          : []),
        ...(may('support_case:read')
          ? [{ href: '/cases', label: t('cases'), icon: <LifeBuoy />, apart: '/cases/report' }]
          : []),
        ...(may('lead:read') ? [{ href: '/leads', label: t('leads'), icon: <UserPlus /> }] : []),
        ...(may('account:read') ? [{ href: '/customers', label: t('customers'), icon: <Building2 /> }] : []),
        ...(may('contact:read') ? [{ href: '/contacts', label: t('contacts'), icon: <Contact /> }] : []),
        ...(may('support_case:read')
          ? [{ href: '/cases/report', label: t('caseReport'), icon: <ChartColumn /> }]
          : []),
      ],
    },
    {
      id: 'lifecycle' as const,
      label: t('lifecycle'),
      items: lifecycles.map(({ name, icon, stageIds }) => ({
        href: `/customers?filter=${encodeURIComponent(JSON.stringify(['lifecycleId', 'in', stageIds]))}`,
        label: name,
        icon: <LifecycleIcon name={icon} />,
      })),
    },
    {
      id: 'mail' as const,
      label: t('mail'),
      items: [
        ...(may('message:read')
          ? [{ href: '/inbox', label: t('inbox'), icon: <Inbox />, mark: <UnreadMail /> }]
          : []),
        ...(may('inbound:read') ? [{ href: '/inbound', label: t('inbound'), icon: <MailSearch /> }] : []),
        ...(may('message:send') ? [{ href: '/outbox', label: t('outbox'), icon: <Send /> }] : []),
      ],
    },
    {
      id: 'admin' as const,
      label: t('admin'),
      items: [
        ...(KINDS.some((kind) => may(`${kind}:delete`))
          ? [{ href: '/bin', label: t('bin'), icon: <Trash2 /> }]
          : []),
        { href: '/settings', label: t('settings'), icon: <Settings /> },
      ],
    },
  ].filter(({ items }) => items.length > 0)

  return (
    <RecordNamesProvider key={`${frame.workspaceId} ${frame.user.id}`}>
      <LiveProvider memberId={frame.user.id} workspaceId={frame.workspaceId} seq={seq}>
        <UnreadMailProvider count={may('message:read') ? unreadMail : null} seq={seq}>
          <AppShell
            {...frame}
            onSwitchWorkspace={goToWorkspace}
            nav={nav}
            menu={nav.some(({ id }) => id === menu) ? menu : null}
            onMenuChange={(id) => {
              const chosen = nav.find((group) => group.id === id)?.id ?? null
              setMenu(chosen)
              savePreferences({ menu: chosen })
            }}
            phoneNav={PHONE.flatMap((href) => nav[0]?.items.find((item) => item.href === href) ?? [])}
            create={[
              ...(may('opportunity:create')
                ? [{ href: '/opportunities/new', label: t('newOpportunity'), hint: 'N' }]
                : []),
              ...(may('lead:create') ? [{ href: '/leads/new', label: t('newLead') }] : []),
              ...(may('account:create') ? [{ href: '/customers/new', label: t('newCustomer') }] : []),
              ...(may('activity:create') ? [{ href: '/activities/new', label: t('newActivity') }] : []),
              ...(may('support_case:create') ? [{ href: '/cases/new', label: t('newCase') }] : []),
              ...(may('contact:create') ? [{ href: '/contacts/new', label: t('newContact') }] : []),
            ]}
            extras={!viewedName && <NotificationBell count={unread} />}
            shortcuts={shortcutGroups(t)}
            search={(text) => findRecords(text, kinds)}
            choices={{
              theme: preferences.theme,
              locale: preferences.locale,
              locales: (['vi', 'en'] as const).map((value) => ({ value, label: locales(value) })),
              shortcuts: preferences.hasShortcuts,
              profileHref: '/profile',
              onThemeChange: (theme) => savePreferences({ theme }),
              onLocaleChange: (locale) => savePreferences({ locale: locale === 'en' ? 'en' : 'vi' }),
              onShortcutsChange: (hasShortcuts) => savePreferences({ hasShortcuts }),
              onSignOut: leave,
            }}
          >
            <KnownFieldsProvider value={known}>
              <NewFields />
              {!viewedName && <ReminderCards viewer={viewer} popups={popups} />}
              {viewedName && <ViewingBanner name={viewedName} />}
              {children}
            </KnownFieldsProvider>
          </AppShell>
        </UnreadMailProvider>
      </LiveProvider>
    </RecordNamesProvider>
  )
}

/** Fields that somebody adds to the company's records come into every open page, with their words. */
function NewFields() {
  const router = useRouter()
  useLive((changes) => {
    if (changes.some(({ entity }) => entity === 'custom_field')) router.refresh()
  })
  return null
}

async function leave() {
  const { signOut } = await import('next-auth/react')
  await signOut({ callbackUrl: '/sign-in' })
}

async function findRecords(text: string, kinds: (kind: 'opportunity') => string) {
  const found = await searchEverything({ text })
  return found.ok
    ? found.data.map((record) => ({ ...record, kind: kinds(record.kind as 'opportunity') }))
    : []
}
