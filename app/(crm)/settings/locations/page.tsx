import { getTranslations } from 'next-intl/server'
import { LocationsScreen } from '@/components/locations/locations-screen'
import { can } from '@/lib/kernel/actor'
import { reading } from '@/lib/kernel/database'
import { page } from '@/lib/kernel/page'
import { locationsBelow } from '@/lib/locations/rows'
import { VIETNAM } from '@/lib/locations/standard'
import { viewerOf } from '@/lib/records/viewer'

export async function generateMetadata() {
  return { title: (await getTranslations('locations'))('title') }
}

export default page('settings.locations', 'dictionary:read', async ({ actor, search }) => {
  const scheme = search.get('scheme') === 'vn63' ? 'vn63' : 'vn34'
  const [countries, provinces] = await reading(actor, async (tx) => [
    await locationsBelow(tx, actor, null, scheme),
    await locationsBelow(tx, actor, VIETNAM, scheme),
  ])
  return (
    <LocationsScreen
      key={scheme}
      scheme={scheme}
      begun={{ top: countries, [VIETNAM]: provinces }}
      canWrite={can(actor, 'dictionary:write')}
      viewer={viewerOf(actor)}
    />
  )
})
