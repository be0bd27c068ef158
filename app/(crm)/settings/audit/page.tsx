import { Download, ScrollText } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { LogEntry } from '@/components/audit/log-entry'
import { LogFilter } from '@/components/audit/log-filter'
import { PageHeader } from '@/components/shell/page-header'
import { buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { entriesOf } from '@/lib/audit/entries'
import { logFilterOf, logHref } from '@/lib/audit/log-query'
import { listEvents, listPeople, logVocabulary } from '@/lib/audit/queries'
import { can } from '@/lib/kernel/actor'
import { reading } from '@/lib/kernel/database'
import { page } from '@/lib/kernel/page'

const HERE = '/settings/audit'

export async function generateMetadata() {
  return { title: (await getTranslations('audit'))('title') }
}

export default page('settings.audit', 'audit:read', async ({ actor, search }) => {
  const t = await getTranslations('audit')
  const settings = await getTranslations('settings')
  const filter = logFilterOf(search)
  const after = search.get('after')
  const { entries, names, next, people, ...vocabulary } = await reading(actor, async (tx) => {
    const { rows, next } = await listEvents(tx, actor, filter, { after })
    return {
      next,
      ...(await entriesOf(tx, actor, rows)),
      ...(await logVocabulary(tx, actor)),
      people: await listPeople(tx, actor),
    }
  })
  const record = filter.record ? (entries.find(({ title }) => title)?.title ?? null) : null
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        trail={[{ href: '/settings', label: settings('title') }]}
        actions={
          <>
            {can(actor, 'privacy:write') && (
              <LinkButton href="/settings/retention" variant="ghost">
                {t('retention')}
              </LinkButton>
            )}
            <a
              href={logHref('/api/audit', filter)}
              download
              className={buttonClass({ variant: 'secondary', size: 'md' })}
            >
              <Download aria-hidden />
              {t('export')}
            </a>
          </>
        }
      >
        <LogFilter filter={filter} people={people} record={record} {...vocabulary} />
      </PageHeader>
      {entries.length > 0 ? (
        <ol aria-label={t('title')} className="border-t">
          {entries.map((entry) => {
            const only = logHref(HERE, { kind: entry.entity, record: entry.recordId })
            return (
              <LogEntry key={entry.id} entry={entry} names={names} onlyThis={filter.record ? null : only} />
            )
          })}
        </ol>
      ) : (
        <EmptyState
          icon={<ScrollText />}
          title={t('noneTitle')}
          action={<LinkButton href={HERE}>{t('clear')}</LinkButton>}
        >
          {t('noneText')}
        </EmptyState>
      )}
      <nav aria-label={t('pages')} className="flex flex-wrap gap-2 p-3 md:px-4">
        {after && <LinkButton href={logHref(HERE, filter)}>{t('newest')}</LinkButton>}
        {next && <LinkButton href={logHref(HERE, filter, next)}>{t('older')}</LinkButton>}
      </nav>
    </>
  )
})
