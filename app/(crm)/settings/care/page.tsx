import { getTranslations } from 'next-intl/server'
import { CareForm } from '@/components/cases/care-form'
import { PageHeader } from '@/components/shell/page-header'
import { getCareRule } from '@/lib/cases/care/queries'
import { reading } from '@/lib/kernel/database'
import { page } from '@/lib/kernel/page'

export async function generateMetadata() {
  return { title: (await getTranslations('care'))('title') }
}

export default page('settings.care', 'workspace:write', async ({ actor }) => {
  const t = await getTranslations('care')
  const settings = await getTranslations('settings')
  const rule = await reading(actor, (tx) => getCareRule(tx, actor))
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        trail={[{ href: '/settings', label: settings('title') }]}
      />
      <div className="max-w-3xl px-3 pb-8 md:px-4">
        <CareForm key={rule.version} rule={rule} />
      </div>
    </>
  )
})
