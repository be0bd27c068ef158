import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { GroupPage } from '@/components/opportunities/list/group-page'
import { OpportunityList } from '@/components/opportunities/list/opportunity-list'
import type { ListPage } from '@/components/records/list/use-list-rows'
import { type Actor, can } from '@/lib/kernel/actor'
import { entityIn } from '@/lib/kernel/custom-fields'
import { reading } from '@/lib/kernel/database'
import { entityFor } from '@/lib/kernel/field-rights'
import { page } from '@/lib/kernel/page'
import { opportunities } from '@/lib/opportunities/entity'
import { opportunityDescription } from '@/lib/opportunities/fields'
import { groupedBy } from '@/lib/opportunities/grouping'
import { loadGroups } from '@/lib/opportunities/list-page'
import { opportunityOptions } from '@/lib/opportunities/queries'
import { letterheadFor } from '@/lib/organisation/letterhead'
import { parseColumns } from '@/lib/records/columns'
import { loadList, withKnownSort } from '@/lib/records/list-page'
import { listQueryOf } from '@/lib/records/list-query'
import { askedOf } from '@/lib/records/list-url'
import { viewerOf } from '@/lib/records/viewer'
import { defaultView, listViews, sharesOf } from '@/lib/records/views'

export async function generateMetadata() {
  return { title: (await getTranslations('nav'))('opportunities') }
}

export default page('opportunities.list', 'opportunity:read', async ({ actor, search }) => {
  const query = withKnownSort(entityIn(actor, opportunities), listQueryOf(search))
  const asked = askedOf(search)
  const viewer = viewerOf(actor)
  const by = groupedBy(asked.get('group'))
  asked.delete('group')
  if (by) {
    const shown = await reading(actor, async (tx) => ({
      groups: await loadGroups(tx, actor, query, by),
      options: await opportunityOptions(tx, actor),
      company: await letterheadFor(tx, actor),
    }))
    const shared = { by, ...shown, baseCurrency: viewer.baseCurrency }
    return <GroupPage {...shared} filter={query.filter} asked={asked.toString()} />
  }
  const { views, options, start } = await reading(actor, async (tx) => ({
    views: await listViews(tx, actor, 'opportunity', 'list'),
    options: await opportunityOptions(tx, actor),
    start: await loadList(tx, actor, opportunities, query),
  }))
  const opening = search.size === 0 ? defaultView(views) : undefined
  if (opening) redirect(`/opportunities?${opening.query}${opening.query && '&'}view=${opening.id}`)
  const { isRefused, ...first } = start
  const kept = await cookies()
  const columns = search.get('cols') ?? kept.get('columns-opportunity')?.value
  return (
    <OpportunityList
      key={asked.toString()}
      page={first as ListPage}
      isRefused={isRefused}
      query={query}
      asked={asked.toString()}
      columns={parseColumns(columns, entityFor(actor, opportunityDescription))}
      density={densityOf(kept.get('density')?.value)}
      options={options}
      views={views}
      viewer={viewer}
      rights={rightsOf(actor)}
    />
  )
})

const densityOf = (text: string | undefined) => (text === 'compact' || text === 'roomy' ? text : 'normal')

function rightsOf(actor: Actor) {
  return {
    export: can(actor, 'record:export'),
    changeAll: can(actor, 'opportunity:write') && can(actor, 'record:mass_change'),
    import: can(actor, 'record:import') && can(actor, 'opportunity:create'),
    write: can(actor, 'opportunity:write'),
    delete: can(actor, 'opportunity:delete'),
    create: can(actor, 'opportunity:create'),
    shares: sharesOf(actor),
    teamIds: actor.teamIds,
  }
}
