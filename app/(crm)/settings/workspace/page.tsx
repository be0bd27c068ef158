import { getTranslations } from 'next-intl/server'
import { DemoCard } from '@/components/identity/demo-card'
import { WorkspaceForm } from '@/components/identity/workspace-form'
import { PageHeader } from '@/components/shell/page-header'
import { TIME_ZONES } from '@/lib/identity/time-zone'
import { getWorkspaceSettings } from '@/lib/identity/workspace-settings'
import { reading } from '@/lib/kernel/database'
import { page } from '@/lib/kernel/page'
import { CURRENCIES } from '@/lib/vietnam/currency'

export async function generateMetadata() {
  return { title: (await getTranslations('identity'))('workspace.title') }
}

export default page('settings.workspace', 'workspace:write', async ({ actor }) => {
  const t = await getTranslations('identity.workspace')
  const settings = await getTranslations('settings')
  const values = await reading(actor, (tx) => getWorkspaceSettings(tx, actor))
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        trail={[{ href: '/settings', label: settings('title') }]}
      />
      <div className="flex max-w-3xl flex-col gap-6 px-3 pb-8 md:px-4">
        <WorkspaceForm
          key={values.version}
          values={values}
          timeZones={TIME_ZONES}
          currencies={Object.keys(CURRENCIES)}
        />
        {values.isDemo && <DemoCard />}
      </div>
    </>
  )
})
