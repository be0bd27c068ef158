import { getLocale, getTranslations } from 'next-intl/server'
import { AboutCard } from '@/components/identity/member/about-card'
import { LeavingCard } from '@/components/identity/member/leaving-card'
import { OwnedCard } from '@/components/identity/member/owned-card'
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
import { type HandOverRow, lastHandOver, readOwned } from '@/lib/ownership/owned'
import { listOptions } from '@/lib/records/options'
import { formatDateTime, formatRelative } from '@/lib/vietnam/date'

export async function generateMetadata() {
  return { title: (await getTranslations('users'))('title') }
}

export default page('settings.user', 'member:write', async ({ actor, params: { id = '' } }) => {
  const t = await getTranslations('users')
  const locale = await getLocale()
  const zone = actor.person?.timeZone
  const { member, teams, tries, handable, handOver } = await reading(actor, async (tx) => {
    const member = await getMember(tx, actor, id)
    if (!member) throw notFound()
    return {
      member,
      teams: await listOptions(tx, actor, salesTeams.name),
      tries: await listMemberTries(tx, id),
      handable: await readOwned.run({ tx, actor }, { id }),
      handOver: await lastHandOver(tx, actor, id),
    }
  })
  const { login } = member
  const undoSeconds = actor.person?.toastSeconds ?? 10
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
        <OwnedCard
          member={member}
          handable={handable}
          handOver={handOver ? shownHandOver(handOver, zone) : null}
          undoSeconds={undoSeconds}
        />
        <TriesCard tries={tries.map((each) => shownTry(each, zone))} hint={t('triesHint')} />
        {member.id !== actor.id && (
          <LeavingCard
            member={member}
            ownedCount={handable.owned.reduce((sum, { total }) => sum + total, 0)}
            undoSeconds={undoSeconds}
          />
        )}
      </div>
    </>
  )
})

const shownHandOver = ({ id, state, total, done, skipped, endedAt }: HandOverRow, zone?: string) => ({
  id,
  state,
  total,
  done,
  skipped,
  when: endedAt && formatDateTime(endedAt, zone),
})
