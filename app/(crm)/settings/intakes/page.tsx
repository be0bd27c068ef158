import { getTranslations } from 'next-intl/server'
import { InboundKeys } from '@/components/mail/inbound-keys'
import { InboundSetUp } from '@/components/mail/inbound-set-up'
import { IntakeCard } from '@/components/mail/mailbox/intake-card'
import { PageHeader } from '@/components/shell/page-header'
import { can } from '@/lib/kernel/actor'
import { reading } from '@/lib/kernel/database'
import { env } from '@/lib/kernel/env'
import { page } from '@/lib/kernel/page'
import { listAliases, listIntakeKeys } from '@/lib/mail/inbound/queries'
import { setUp } from '@/lib/mail/inbound/set-up'
import { shownMailbox } from '@/lib/mail/mailbox/mailboxes'
import { formatDateTime } from '@/lib/vietnam/date'

export async function generateMetadata() {
  return { title: (await getTranslations('intakes'))('title') }
}

export default page('settings.intakes', 'inbound:write', async ({ actor }) => {
  const t = await getTranslations('intakes')
  const { keys, aliases, mailbox } = await reading(actor, async (tx) => ({
    mailbox: await shownMailbox(tx, actor, null),
    keys: await listIntakeKeys(tx, actor),
    aliases: await listAliases(tx, actor),
  }))
  const at = (instant: Date) => formatDateTime(instant, actor.person?.timeZone)
  const commands = setUp({
    appUrl: env.APP_URL,
    workspaceId: actor.workspace.id,
    smtpHost: env.COHOI_SMTP_HOST,
    smtpPort: env.COHOI_SMTP_PORT,
    alias: aliases[0]?.address ?? 'sales@example.com',
  })
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        trail={[{ href: '/settings', label: t('settings') }]}
      />
      <div className="flex max-w-4xl flex-col gap-3 p-3 md:px-4">
        <InboundKeys
          keys={keys.map(({ id, name, createdAt, lastUsedAt }) => ({
            id,
            name,
            created: at(createdAt),
            lastUsed: lastUsedAt && at(lastUsedAt),
          }))}
        />
        {can(actor, 'mail:write') && (
          <IntakeCard mailbox={mailbox} aliases={aliases.map(({ address }) => address)} />
        )}
        <InboundSetUp commands={commands} hasSmtp={env.COHOI_SMTP_PORT > 0} />
      </div>
    </>
  )
})
