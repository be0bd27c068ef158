import { getTranslations } from 'next-intl/server'
import { NewOpportunity } from '@/components/opportunities/form/new-opportunity'
import { reading } from '@/lib/kernel/database'
import { page } from '@/lib/kernel/page'
import { opportunities } from '@/lib/opportunities/entity'
import { opportunityOptions } from '@/lib/opportunities/queries'
import { givenIn } from '@/lib/records/list-url'
import { ownTeam } from '@/lib/records/own-team'
import { viewerOf } from '@/lib/records/viewer'

export async function generateMetadata() {
  return { title: (await getTranslations('opportunities.form'))('title') }
}

export default page('opportunities.new', 'opportunity:create', async ({ actor, search }) => {
  const { options, teamId } = await reading(actor, async (tx) => ({
    options: await opportunityOptions(tx, actor),
    teamId: await ownTeam(tx, actor, 'hasOpportunities'),
  }))
  const own = { ownerId: actor.id, teamId, currency: actor.workspace.currency }
  const values = { ...own, ...givenIn(search, opportunities) }
  return <NewOpportunity options={options} values={values} viewer={viewerOf(actor)} />
})
