import { getTranslations } from 'next-intl/server'
import { RecyclingForm } from '@/components/leads/recycling-form'
import { PageHeader } from '@/components/shell/page-header'
import { reading } from '@/lib/kernel/database'
import { page } from '@/lib/kernel/page'
import { getRecycling } from '@/lib/leads/recycling/queries'

export async function generateMetadata() {
  return { title: (await getTranslations('leadRecycling'))('title') }
}

export default page('settings.lead-recycling', 'workspace:write', async ({ actor }) => {
  const t = await getTranslations('leadRecycling')
  const settings = await getTranslations('settings')
  const rule = await reading(actor, (tx) => getRecycling(tx, actor))
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        trail={[{ href: '/settings', label: settings('title') }]}
      />
      <div className="max-w-3xl px-3 pb-8 md:px-4">
        <RecyclingForm key={rule.version} rule={rule} />
      </div>
    </>
  )
})
