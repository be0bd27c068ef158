import { Inbox } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { InboundFilter } from '@/components/mail/inbound-filter'
import { InboundList } from '@/components/mail/inbound-list'
import { InboundRefresh } from '@/components/mail/inbound-refresh'
import { InboundUpload } from '@/components/mail/inbound-upload'
import { PageHeader } from '@/components/shell/page-header'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { can } from '@/lib/kernel/actor'
import { reading } from '@/lib/kernel/database'
import { page } from '@/lib/kernel/page'
import { logQuery, olderThan } from '@/lib/mail/inbound/log-query'
import { listAliases, listInbound } from '@/lib/mail/inbound/queries'
import { withoutPlus } from '@/lib/mail/thread'
import { formatDateTime } from '@/lib/vietnam/date'

export async function generateMetadata() {
  return { title: (await getTranslations('inbound'))('title') }
}

export default page('inbound', 'inbound:read', async ({ actor, search }) => {
  const t = await getTranslations('inbound')
  const query = logQuery(search)
  const isWriter = can(actor, 'inbound:write')
  const { rows, next, aliases } = await reading(actor, async (tx) => ({
    ...(await listInbound(tx, actor, query)),
    aliases: isWriter ? await listAliases(tx, actor) : [],
  }))
  const zone = actor.person?.timeZone
  const shown = rows.map(({ receivedAt, cursor: _, ...row }) => ({
    ...row,
    time: formatDateTime(receivedAt, zone),
    aliases: [...new Set(row.envelopeTo.map(withoutPlus))].join(', '),
  }))
  const isFiltered = Boolean(query.outcome || query.search)
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={isWriter && <InboundUpload aliases={aliases.map(({ address }) => address)} />}
      >
        <InboundFilter outcome={query.outcome ?? 'all'} search={query.search ?? ''} />
      </PageHeader>
      <InboundRefresh isWaiting={rows.some(({ outcome }) => outcome === null)} />
      {shown.length > 0 ? (
        <InboundList rows={shown} />
      ) : (
        <Nothing isFiltered={isFiltered} isWriter={isWriter} />
      )}
      <nav aria-label={t('pages')} className="flex flex-wrap gap-2 p-3 md:px-4">
        {query.after && <LinkButton href={olderThan(search, null)}>{t('newest')}</LinkButton>}
        {next && <LinkButton href={olderThan(search, next)}>{t('older')}</LinkButton>}
      </nav>
    </>
  )
})

async function Nothing({ isFiltered, isWriter }: { isFiltered: boolean; isWriter: boolean }) {
  const t = await getTranslations('inbound')
  return isFiltered ? (
    <EmptyState title={t('noneFound')} action={<LinkButton href="/inbound">{t('clear')}</LinkButton>}>
      {t('noneFoundText')}
    </EmptyState>
  ) : (
    <EmptyState
      icon={<Inbox />}
      title={t('emptyTitle')}
      action={isWriter && <LinkButton href="/settings/intakes">{t('emptySetUp')}</LinkButton>}
    >
      {t('emptyText')}
    </EmptyState>
  )
}
