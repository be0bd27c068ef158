import { getTranslations } from 'next-intl/server'
import { NewOpportunity } from '@/components/opportunities/form/new-opportunity'
import { reading } from '@/lib/kernel/database'
import { page } from '@/lib/kernel/page'
import { opportunityOptions } from '@/lib/opportunities/queries'
import { isId } from '@/lib/records/list-query'
import { ownTeam } from '@/lib/records/own-team'
import { viewerOf } from '@/lib/records/viewer'

export async function generateMetadata() {
  return { title: (await getTranslations('opportunities.form'))('title') }
}

const GIVEN = ['stageId', 'teamId', 'ownerId']

export default page('opportunities.new', 'opportunity:create', async ({ actor, search }) => {
  const { options, teamId } = await reading(actor, async (tx) => ({
    options: await opportunityOptions(tx, actor),
    teamId: await ownTeam(tx, actor, 'hasOpportunities'),
  }))
  const given = GIVEN.flatMap((name) => {
    const id = search.get(name) ?? ''
    return isId(id) ? [[name, id]] : []
  })
  const own = { ownerId: actor.id, teamId, currency: actor.workspace.currency }
  const values = { ...own, ...Object.fromEntries(given) }
  return <NewOpportunity options={options} values={values} viewer={viewerOf(actor)} />
})
