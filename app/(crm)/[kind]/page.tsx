import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { KindList } from '@/components/records/kind/kind-list'
import type { ListPage } from '@/components/records/list/use-list-rows'
import { can } from '@/lib/kernel/actor'
import { entityIn } from '@/lib/kernel/custom-fields'
import { reading } from '@/lib/kernel/database'
import { page } from '@/lib/kernel/page'
import { parseColumns } from '@/lib/records/columns'
import { kindAt, kindFor } from '@/lib/records/kinds'
import { loadList, withKnownSort } from '@/lib/records/list-page'
import { listQueryOf } from '@/lib/records/list-query'
import { askedOf } from '@/lib/records/list-url'
import { optionsFor } from '@/lib/records/references'
import { viewerOf } from '@/lib/records/viewer'
import { defaultView, listViews, sharesOf } from '@/lib/records/views'
import { kindOf } from './kind-of'

export async function generateMetadata({ params }: { params: Promise<{ kind: string }> }): Promise<Metadata> {
  const found = kindAt(`/${(await params).kind}`)
  return found
    ? { title: (await getTranslations(`kinds.${found.entity.name}` as 'kinds.account'))('title') }
    : {}
}

/** The list of any kind of record. */
export default page('record.list', null, async ({ actor, params, search }) => {
  const kind = kindOf(actor, params)
  const { entity } = kind
  const { name, path } = entity
  const query = withKnownSort(entity, listQueryOf(search))
  const asked = askedOf(search).toString()
  const { views, options, start } = await reading(actor, async (tx) => ({
    views: await listViews(tx, actor, name, 'list'),
    options: await optionsFor(tx, actor, entityIn(actor, entity)),
    start: await loadList(tx, actor, entity, query),
  }))
  const opening = search.size === 0 ? defaultView(views) : undefined
  if (opening) redirect(`${path}?${opening.query}${opening.query && '&'}view=${opening.id}` as '/')
  const { isRefused, ...first } = start
  const shown = kindFor(actor, kind)
  const kept = await cookies()
  const density = kept.get('density')?.value
  return (
    <KindList
      key={asked}
      kind={shown}
      page={first as ListPage}
      isRefused={isRefused}
      query={query}
      asked={asked}
      columns={parseColumns(search.get('cols') ?? kept.get(`columns-${name}`)?.value, shown.description)}
      density={density === 'compact' || density === 'roomy' ? density : 'normal'}
      options={options}
      views={views}
      viewer={viewerOf(actor)}
      rights={{
        write: can(actor, entity.permissions.write),
        create: can(actor, entity.permissions.create),
        export: can(actor, 'record:export'),
        import: can(actor, 'record:import') && can(actor, entity.permissions.create),
        changeAll: can(actor, entity.permissions.write) && can(actor, 'record:mass_change'),
        shares: sharesOf(actor),
        teamIds: actor.teamIds,
      }}
    />
  )
})
