import { getLocale, getTranslations } from 'next-intl/server'
import { MembersScreen } from '@/components/identity/members-screen'
import { teams as salesTeams } from '@/lib/dictionaries/entities'
import { listInvitations, listMembers } from '@/lib/identity/member-queries'
import { can } from '@/lib/kernel/actor'
import { reading } from '@/lib/kernel/database'
import { page } from '@/lib/kernel/page'
import { listUnits } from '@/lib/organisation/queries'
import { listOptions } from '@/lib/records/options'
import { groupOptions } from '@/lib/rights/group-queries'
import { formatRelative } from '@/lib/vietnam/date'

export async function generateMetadata() {
  return { title: (await getTranslations('users'))('title') }
}

export default page('settings.users', 'member:write', async ({ actor }) => {
  const locale = await getLocale()
  const zone = actor.person?.timeZone
  const now = new Date()
  const { members, invitations, teams, groups, units } = await reading(actor, async (tx) => ({
    members: await listMembers(tx, actor),
    invitations: await listInvitations(tx, actor),
    teams: await listOptions(tx, actor, salesTeams.name),
    groups: await groupOptions(tx, actor),
    units: await listUnits(tx, actor),
  }))
  return (
    <MembersScreen
      ownId={actor.id ?? ''}
      canViewAs={can(actor, 'member:view_as')}
      undoSeconds={actor.person?.toastSeconds ?? 10}
      members={members.map(({ login, teams, ...member }) => ({
        ...member,
        teams: teams.map(({ name }) => name),
        ip: login?.ip ?? null,
        hasSecondFactor: login?.hasSecondFactor ?? false,
        mustChangePassword: login?.mustChangePassword ?? false,
        lastSeen: login?.seenAt ? formatRelative(login.seenAt, now, locale, zone) : null,
      }))}
      invitations={invitations.map(({ expiresAt, ...invitation }) => ({
        ...invitation,
        isExpired: expiresAt <= now,
        expires: formatRelative(expiresAt, now, locale, zone),
      }))}
      teams={teams
        .filter(({ isArchived }) => !isArchived)
        .map(({ id, name }) => ({ value: id, label: name }))}
      groups={groups}
      units={units}
    />
  )
})
