import { getTranslations } from 'next-intl/server'
import { RecyclingForm } from '@/components/leads/recycling-form'
import { SettingsFrame } from '@/components/settings/settings-frame'
import { reading } from '@/lib/kernel/database'
import { page } from '@/lib/kernel/page'
import { getRecycling } from '@/lib/leads/recycling/queries'

export async function generateMetadata() {
  return { title: (await getTranslations('leadRecycling'))('title') }
}

export default page('settings.lead-recycling', 'workspace:write', async ({ actor }) => {
  const rule = await reading(actor, (tx) => getRecycling(tx, actor))
  return (
    <SettingsFrame words="leadRecycling">
      <RecyclingForm key={rule.version} rule={rule} />
    </SettingsFrame>
  )
})
