import { getTranslations } from 'next-intl/server'
import { GroupScreen } from '@/components/rights/group-screen'
import { reading } from '@/lib/kernel/database'
import { notFound } from '@/lib/kernel/errors'
import { page } from '@/lib/kernel/page'
import { viewerOf } from '@/lib/records/viewer'
import { listGroups } from '@/lib/rights/group-queries'
import { limitableFields } from '@/lib/rights/limitable'

export async function generateMetadata() {
  return { title: (await getTranslations('rights'))('title') }
}

export default page('settings.group', 'group:write', async ({ actor, params }) => {
  const groups = await reading(actor, (tx) => listGroups(tx, actor))
  const group = groups.find(({ id }) => id === params.id)
  if (!group) throw notFound()
  return <GroupScreen key={group.id} group={group} fields={limitableFields(actor)} viewer={viewerOf(actor)} />
})
