import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import type { ComponentType } from 'react'
import type { KindListProps } from '@/components/records/kind/kind-list'
import type { KindNewProps } from '@/components/records/kind/kind-new'
import type { KindRecordProps } from '@/components/records/kind/kind-record'
import type { ListPage } from '@/components/records/list/use-list-rows'
import type { SavedRecord } from '@/components/records/use-record-save'
import type { Values } from '@/components/records/values'
import type { Tx } from '@/db/client'
import { type Actor, can } from '@/lib/kernel/actor'
import { reading } from '@/lib/kernel/database'
import { describe as descriptionOf, type Entity } from '@/lib/kernel/entity'
import { notFound } from '@/lib/kernel/errors'
import { entityFor } from '@/lib/kernel/field-rights'
import { page } from '@/lib/kernel/page'
import { parseColumns } from '@/lib/records/columns'
import { loadList, withKnownSort } from '@/lib/records/list-page'
import { isId, listQueryOf } from '@/lib/records/list-query'
import { askedOf } from '@/lib/records/list-url'
import { loadRecord } from '@/lib/records/record-page'
import { optionsFor } from '@/lib/records/references'
import { viewerOf } from '@/lib/records/viewer'
import { defaultView, listViews, sharesOf } from '@/lib/records/views'

/** The list of one kind of record: all of them are this page. */
export const listPage = (entity: Entity, List: ComponentType<Omit<KindListProps, 'kind'>>) =>
  page(`${entity.name}.list`, entity.permissions.read, async ({ actor, search }) => {
    const { name, path } = entity
    const query = withKnownSort(entity, listQueryOf(search))
    const asked = askedOf(search).toString()
    const { views, options, start } = await reading(actor, async (tx) => ({
      views: await listViews(tx, actor, name, 'list'),
      options: await optionsFor(tx, actor, entity),
      start: await loadList(tx, actor, entity, query),
    }))
    const opening = search.size === 0 ? defaultView(views) : undefined
    if (opening) redirect(`${path}?${opening.query}${opening.query && '&'}view=${opening.id}` as '/')
    const { isRefused, ...first } = start
    const kept = await cookies()
    const columns = search.get('cols') ?? kept.get(`columns-${name}`)?.value
    const density = kept.get('density')?.value
    const props: Omit<KindListProps, 'kind'> = {
      page: first as ListPage,
      isRefused,
      query,
      asked,
      columns: parseColumns(columns, entityFor(actor, descriptionOf(entity))),
      density: density === 'compact' || density === 'roomy' ? density : 'normal',
      options,
      views,
      viewer: viewerOf(actor),
      rights: {
        write: can(actor, entity.permissions.write),
        create: can(actor, entity.permissions.create),
        shares: sharesOf(actor),
        teamIds: actor.teamIds,
      },
    }
    return <List key={asked} {...props} />
  })

/** The page of one record. */
export const recordPage = (entity: Entity, Record: ComponentType<Omit<KindRecordProps, 'kind'>>) =>
  page(`${entity.name}.record`, entity.permissions.read, async ({ actor, params, search }) => {
    const id = params.id ?? ''
    if (!isId(id)) throw notFound()
    const from = search.get('from') ?? ''
    const { record, options, ...rest } = await reading(actor, async (tx) => ({
      ...(await loadRecord(tx, actor, entity, id, listQueryOf(new URLSearchParams(from)))),
      options: await optionsFor(tx, actor, entity),
    }))
    const props = { record: record as SavedRecord, options, viewer: viewerOf(actor), from, ...rest }
    return <Record key={id} {...props} />
  })

/** The page on which a record is made; `given` says what it begins with. */
export const newPage = (
  entity: Entity,
  New: ComponentType<Omit<KindNewProps, 'kind'>>,
  given: (tx: Tx, actor: Actor) => Promise<Values>,
) =>
  page(`${entity.name}.new`, entity.permissions.create, async ({ actor }) => {
    const props = await reading(actor, async (tx) => ({
      options: await optionsFor(tx, actor, entity),
      values: await given(tx, actor),
    }))
    return <New viewer={viewerOf(actor)} {...props} />
  })
