import { getTranslations } from 'next-intl/server'
import { OrganisationScreen } from '@/components/organisation/organisation-screen'
import { can } from '@/lib/kernel/actor'
import { reading } from '@/lib/kernel/database'
import { page } from '@/lib/kernel/page'
import { listPeople, listUnits, listUsage } from '@/lib/organisation/queries'
import { viewerOf } from '@/lib/records/viewer'

export async function generateMetadata() {
  return { title: (await getTranslations('organisation'))('title') }
}

export default page('settings.organisation', 'dictionary:read', async ({ actor, search }) => {
  const canWrite = can(actor, 'organisation:write')
  const data = await reading(actor, async (tx) => ({
    units: await listUnits(tx, actor),
    people: await listPeople(tx, actor),
    usage: canWrite ? await listUsage(tx, actor) : [],
  }))
  return (
    <OrganisationScreen
      {...data}
      openId={search.get('unit') ?? undefined}
      canWrite={canWrite}
      viewer={viewerOf(actor)}
    />
  )
})
