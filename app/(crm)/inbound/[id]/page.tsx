import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { InboundActions } from '@/components/mail/inbound-actions'
import { InboundFacts, InboundRecords } from '@/components/mail/inbound-facts'
import { InboundOutcome } from '@/components/mail/inbound-outcome'
import { InboundPath } from '@/components/mail/inbound-path'
import { InboundRefresh } from '@/components/mail/inbound-refresh'
import { PageHeader } from '@/components/shell/page-header'
import { Card } from '@/components/ui/card'
import { can } from '@/lib/kernel/actor'
import { reading } from '@/lib/kernel/database'
import { notFound } from '@/lib/kernel/errors'
import { page } from '@/lib/kernel/page'
import { isReleasable, isReplayable } from '@/lib/mail/inbound/again'
import { getInbound } from '@/lib/mail/inbound/queries'
import { formatDateTime } from '@/lib/vietnam/date'

export async function generateMetadata() {
  return { title: (await getTranslations('inbound'))('title') }
}

export default page('inbound.entry', 'inbound:read', async ({ actor, params }) => {
  const t = await getTranslations('inbound')
  const id = z.uuid().safeParse(params.id)
  const entry = id.success ? await reading(actor, (tx) => getInbound(tx, actor, id.data)) : undefined
  if (!entry) throw notFound()
  const zone = actor.person?.timeZone
  const isWaiting = entry.outcome === null
  return (
    <>
      <PageHeader
        title={entry.subject || t('noSubject')}
        trail={[{ href: '/inbound', label: t('title') }]}
        aside={<InboundOutcome {...entry} />}
        actions={
          can(actor, 'inbound:write') &&
          !isWaiting && (
            <InboundActions
              id={entry.id}
              sender={entry.fromAddress}
              canReplay={isReplayable(entry)}
              canRelease={isReleasable(entry)}
            />
          )
        }
      />
      <InboundRefresh isWaiting={isWaiting} />
      <div className="grid gap-3 p-3 md:px-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="flex min-w-0 flex-col gap-3">
          <InboundPath path={entry.path} isWaiting={isWaiting} />
          <InboundRecords entry={entry} />
        </div>
        <InboundFacts
          entry={entry}
          arrived={formatDateTime(entry.receivedAt, zone)}
          sent={entry.sentAt && formatDateTime(entry.sentAt, zone)}
        />
        <Card title={t('headers')} className="lg:col-span-2">
          {entry.headers ? (
            <pre className="wrap-anywhere whitespace-pre-wrap font-mono text-sm">{entry.headers}</pre>
          ) : (
            <p className="text-text-muted">{t('noHeaders')}</p>
          )}
        </Card>
      </div>
    </>
  )
})
