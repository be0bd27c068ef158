import { getLocale, getTranslations } from 'next-intl/server'
import { AboutCard } from '@/components/identity/member/about-card'
import { OwnSecurityCard, SecurityCard } from '@/components/identity/member/security-card'
import { MemberState } from '@/components/identity/member-table'
import { TriesCard } from '@/components/identity/tries-card'
import { PageHeader } from '@/components/shell/page-header'
import { teams as salesTeams } from '@/lib/dictionaries/entities'
import { getMember } from '@/lib/identity/member-queries'
import { shownTry } from '@/lib/identity/shown-try'
import { listMemberTries } from '@/lib/identity/tries'
import { reading } from '@/lib/kernel/database'
import { notFound } from '@/lib/kernel/errors'
import { page } from '@/lib/kernel/page'
import { listOptions } from '@/lib/records/references'
import { formatRelative } from '@/lib/vietnam/date'

export async function generateMetadata() {
  return { title: (await getTranslations('users'))('title') }
}

export default page('settings.user', 'member:write', async ({ actor, params: { id = '' } }) => {
  const t = await getTranslations('users')
  const locale = await getLocale()
  const zone = actor.person?.timeZone
  const { member, teams, tries } = await reading(actor, async (tx) => {
    const member = await getMember(tx, actor, id)
    if (!member) throw notFound()
    return {
      member,
      teams: await listOptions(tx, actor, salesTeams.name),
      tries: await listMemberTries(tx, id),
    }
  })
  const { login } = member
  const option = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name })
  return (
    <>
      <PageHeader
        title={member.name}
        trail={[
          { href: '/settings', label: (await getTranslations('settings'))('title') },
          { href: '/settings/users', label: t('title') },
        ]}
        aside={
          <MemberState isActive={member.isActive} mustChangePassword={login?.mustChangePassword ?? false} />
        }
      />
      <div className="flex max-w-3xl flex-col gap-6 px-3 pb-8 md:px-4">
        <AboutCard
          key={member.version}
          member={member}
          own={member.teams.map(option)}
          teams={teams.filter(({ isArchived }) => !isArchived).map(option)}
        />
        {member.id === actor.id || !login ? (
          <OwnSecurityCard />
        ) : (
          <SecurityCard
            member={member}
            login={login}
            lastUse={login.seenAt && formatRelative(login.seenAt, new Date(), locale, zone)}
          />
        )}
        <TriesCard tries={tries.map((each) => shownTry(each, zone))} hint={t('triesHint')} />
      </div>
    </>
  )
})
