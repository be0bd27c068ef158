import { getTranslations } from 'next-intl/server'
import { CareForm } from '@/components/cases/care-form'
import { SettingsFrame } from '@/components/settings/settings-frame'
import { getCareRule } from '@/lib/cases/care/queries'
import { reading } from '@/lib/kernel/database'
import { page } from '@/lib/kernel/page'

export async function generateMetadata() {
  return { title: (await getTranslations('care'))('title') }
}

export default page('settings.care', 'workspace:write', async ({ actor }) => {
  const rule = await reading(actor, (tx) => getCareRule(tx, actor))
  return (
    <SettingsFrame words="care">
      <CareForm key={rule.version} rule={rule} />
    </SettingsFrame>
  )
})
