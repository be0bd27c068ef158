import { getTranslations } from 'next-intl/server'
import { RetentionForm } from '@/components/privacy/retention-form'
import { SettingsFrame } from '@/components/settings/settings-frame'
import { reading } from '@/lib/kernel/database'
import { page } from '@/lib/kernel/page'
import { getRetention } from '@/lib/retention/queries'

export async function generateMetadata() {
  return { title: (await getTranslations('retention'))('title') }
}

export default page('settings.retention', 'privacy:write', async ({ actor }) => {
  const rules = await reading(actor, (tx) => getRetention(tx, actor))
  return (
    <SettingsFrame words="retention">
      <RetentionForm key={rules.version} rules={rules} />
    </SettingsFrame>
  )
})
