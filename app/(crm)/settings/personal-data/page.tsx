import { getTranslations } from 'next-intl/server'
import { Erasures } from '@/components/privacy/erasures'
import { PersonScreen } from '@/components/privacy/person-screen'
import { PageHeader } from '@/components/shell/page-header'
import { reading } from '@/lib/kernel/database'
import { page } from '@/lib/kernel/page'
import { dataRequests } from '@/lib/privacy/entity'
import { listErasures } from '@/lib/privacy/queries'
import { isId } from '@/lib/records/list-query'
import { getRecord } from '@/lib/records/query'

export async function generateMetadata() {
  return { title: (await getTranslations('privacy'))('person.title') }
}

export default page('settings.personal-data', 'privacy:write', async ({ actor, search }) => {
  const t = await getTranslations('privacy.person')
  const settings = await getTranslations('settings')
  const requestId = search.get('request') ?? ''
  const { request, erasures } = await reading(actor, async (tx) => ({
    request: isId(requestId) ? await getRecord(tx, actor, dataRequests, requestId) : undefined,
    erasures: await listErasures(tx, actor),
  }))
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        trail={[{ href: '/settings', label: settings('title') }]}
      />
      <div className="flex max-w-4xl flex-col gap-4 px-3 pb-8 md:px-4">
        <PersonScreen
          key={request?.id}
          email={String(request?.email ?? '')}
          phone={String(request?.phone ?? '')}
          requestId={request?.id ?? null}
        />
        <Erasures rows={erasures.filter(({ personMark }) => personMark)} />
      </div>
    </>
  )
})
