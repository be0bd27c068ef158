import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { Shell } from '@/components/app/shell'
import { SIDEBAR_COOKIE } from '@/components/shell/cookies'
import { listLifecycles } from '@/lib/dictionaries/lifecycles'
import { listWorkspaces } from '@/lib/identity/queries'
import { reading } from '@/lib/kernel/database'
import type { Permission } from '@/lib/kernel/policy'
import { requireActor } from '@/lib/kernel/session'
import { newestChange } from '@/lib/live/hub'
import { countUnread } from '@/lib/mail/inbox/queries'
import { popupsOf, unreadOf } from '@/lib/notifications/queries'
import { shownCustomFields } from '@/lib/records/shown-fields'
import { viewerOf } from '@/lib/records/viewer'

export default async function CrmLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor()
  const { person, workspace } = actor
  if (!person) return null
  const [lifecycles, unread, unreadMail, popups] = await reading(actor, async (tx) => [
    await listLifecycles(tx, actor),
    await unreadOf(tx, actor),
    await countUnread(tx, actor),
    actor.viewer ? [] : await popupsOf(tx, actor),
  ])
  return (
    <Shell
      viewedName={actor.viewer && actor.name}
      workspaces={await listWorkspaces(person.id)}
      workspaceId={workspace.id}
      lifecycles={lifecycles}
      unread={unread}
      unreadMail={unreadMail}
      popups={popups}
      viewer={viewerOf(actor)}
      seq={await newestChange(workspace.id)}
      user={{ id: actor.id ?? person.id, name: actor.name, email: person.email }}
      preferences={{
        theme: person.theme,
        locale: person.locale,
        hasShortcuts: person.hasShortcuts,
        menu: person.menu,
      }}
      permissions={Object.keys(actor.grants) as Permission[]}
      fieldRights={actor.fieldRights}
      customFields={shownCustomFields(actor)}
      collapsed={(await cookies()).get(SIDEBAR_COOKIE)?.value === '1'}
    >
      {children}
    </Shell>
  )
}
