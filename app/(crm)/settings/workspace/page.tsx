import { getTranslations } from 'next-intl/server'
import { DemoCard } from '@/components/identity/demo-card'
import { WorkspaceForm } from '@/components/identity/workspace-form'
import { SettingsFrame } from '@/components/settings/settings-frame'
import { TIME_ZONES } from '@/lib/identity/time-zone'
import { getWorkspaceSettings } from '@/lib/identity/workspace-settings'
import { reading } from '@/lib/kernel/database'
import { page } from '@/lib/kernel/page'
import { CURRENCIES } from '@/lib/vietnam/currency'

export async function generateMetadata() {
  return { title: (await getTranslations('identity'))('workspace.title') }
}

export default page('settings.workspace', 'workspace:write', async ({ actor }) => {
  const values = await reading(actor, (tx) => getWorkspaceSettings(tx, actor))
  return (
    <SettingsFrame words="identity.workspace">
      <WorkspaceForm
        key={values.version}
        values={values}
        timeZones={TIME_ZONES}
        currencies={Object.keys(CURRENCIES)}
      />
      {values.isDemo && <DemoCard />}
    </SettingsFrame>
  )
})
