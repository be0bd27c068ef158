import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { FeedCard } from '@/components/calendar/feed-card'
import { FactorCard } from '@/components/identity/factor-card'
import { NameCard } from '@/components/identity/name-card'
import { PasswordCard } from '@/components/identity/password-card'
import { PreferencesCard } from '@/components/identity/preferences-card'
import { SessionsCard } from '@/components/identity/sessions-card'
import { TriesCard } from '@/components/identity/tries-card'
import { OwnCard } from '@/components/mail/mailbox/own-card'
import { SignatureCard } from '@/components/mail/signature-card'
import { ChoicesCard } from '@/components/notifications/choices-card'
import { DevicesCard } from '@/components/notifications/devices-card'
import { PageHeader } from '@/components/shell/page-header'
import { OwnTargets } from '@/components/targets/own-targets'
import { feedSince } from '@/lib/calendar/feed-commands'
import { deviceOf } from '@/lib/identity/device'
import { listSessions } from '@/lib/identity/queries'
import { secondFactorOf } from '@/lib/identity/second-factor-commands'
import { shownTry } from '@/lib/identity/shown-try'
import { TIME_ZONES } from '@/lib/identity/time-zone'
import { listOwnTries } from '@/lib/identity/tries'
import { can } from '@/lib/kernel/actor'
import { reading } from '@/lib/kernel/database'
import { page } from '@/lib/kernel/page'
import { shownMailbox } from '@/lib/mail/mailbox/mailboxes'
import { signatureOf } from '@/lib/mail/outbound/record-mail'
import { choicesOf } from '@/lib/notifications/queries'
import { listDevices } from '@/lib/push/devices'
import { ownYear } from '@/lib/targets/queries'
import { dateIn, formatDate, formatRelative, today } from '@/lib/vietnam/date'

export async function generateMetadata() {
  return { title: (await getTranslations('profile'))('title') }
}

export default page('profile', 'profile:write', async ({ actor }) => {
  const { person, sessionId, workspace } = actor
  if (!person) notFound()
  const t = await getTranslations('profile')
  const locale = await getLocale()
  const now = new Date()
  const sessions = await listSessions(person.id)
  const { since, codesLeft } = await secondFactorOf(person.id)
  const day = today(workspace.timeZone)
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
  const { own, fed, signature, mailbox, chosen, devices } = await reading(actor, async (tx) => ({
    own: await ownYear(tx, actor, year),
    fed: await feedSince(tx, actor),
    signature: await signatureOf(tx, actor),
    mailbox: await shownMailbox(tx, actor, actor.id),
    chosen: await choicesOf(tx, actor),
    devices: await listDevices(tx, actor),
  }))
  const tries = await listOwnTries(person.id)
  return (
    <>
      <PageHeader title={t('title')} />
      <div className="flex max-w-3xl flex-col gap-6 px-3 pb-8 md:px-4">
        <NameCard name={person.name} email={person.email} />
        {own && (
          <OwnTargets own={own} year={year} month={month} currency={workspace.currency} locale={locale} />
        )}
        <SignatureCard signature={signature} />
        {!actor.viewer && <OwnCard mailbox={mailbox} ownAddress={person.email} />}
        <PreferencesCard person={person} timeZones={TIME_ZONES} />
        {can(actor, 'activity:read') && <FeedCard since={fed && formatDate(dateIn(fed, person.timeZone))} />}
        <ChoicesCard chosen={chosen} />
        {!actor.viewer && (
          <DevicesCard
            devices={devices.map((device) => ({
              sessionId: device.sessionId,
              ...deviceOf(device.userAgent),
              isCurrent: device.sessionId === sessionId,
              since: formatDate(dateIn(device.createdAt, person.timeZone)),
            }))}
          />
        )}
        <PasswordCard email={person.email} />
        <FactorCard
          email={person.email}
          since={since && formatDate(dateIn(since, person.timeZone))}
          codesLeft={codesLeft}
        />
        <SessionsCard
          sessions={sessions.map(({ id, ip, userAgent, lastSeenAt }) => ({
            id,
            ip,
            ...deviceOf(userAgent ?? ''),
            isCurrent: id === sessionId,
            lastSeen: formatRelative(lastSeenAt, now, locale, person.timeZone),
          }))}
        />
        <TriesCard tries={tries.map((each) => shownTry(each, person.timeZone))} hint={t('triesHint')} />
      </div>
    </>
  )
})
