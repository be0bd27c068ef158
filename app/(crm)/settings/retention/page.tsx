import { getTranslations } from 'next-intl/server'
import { RetentionForm } from '@/components/privacy/retention-form'
import { PageHeader } from '@/components/shell/page-header'
import { reading } from '@/lib/kernel/database'
import { page } from '@/lib/kernel/page'
import { getRetention } from '@/lib/retention/queries'

export async function generateMetadata() {
  return { title: (await getTranslations('retention'))('title') }
}

export default page('settings.retention', 'privacy:write', async ({ actor }) => {
  const t = await getTranslations('retention')
  const settings = await getTranslations('settings')
  const rules = await reading(actor, (tx) => getRetention(tx, actor))
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        trail={[{ href: '/settings', label: settings('title') }]}
      />
      <div className="max-w-3xl px-3 pb-8 md:px-4">
        <RetentionForm key={rules.version} rules={rules} />
      </div>
    </>
  )
})
