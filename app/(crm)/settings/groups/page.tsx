import { getTranslations } from 'next-intl/server'
import { GroupsScreen } from '@/components/rights/groups-screen'
import { reading } from '@/lib/kernel/database'
import { page } from '@/lib/kernel/page'
import { listGroups } from '@/lib/rights/group-queries'

export async function generateMetadata() {
  return { title: (await getTranslations('rights'))('title') }
}

export default page('settings.groups', 'group:write', async ({ actor }) => (
  <GroupsScreen groups={await reading(actor, (tx) => listGroups(tx, actor))} />
))
