import 'server-only'
import type { Tx } from '@/db/client'
import { type Actor, can } from '@/lib/kernel/actor'
import { entityIn } from '@/lib/kernel/custom-fields'
import { reading } from '@/lib/kernel/database'
import { isMailed } from '@/lib/mail/outbound/record-mail'
import { today } from '@/lib/vietnam/date'
import { loadBoard } from './board'
import { loadCalendar } from './calendar'
import { monthIn } from './calendar-url'
import { kindFor, type RecordKind } from './kinds'
import { layoutIn } from './layouts'
import { isUsable, loadList, withKnownSort } from './list-page'
import { listQueryOf } from './list-query'
import { askedOf } from './list-url'
import { optionsFor } from './options'
import type { Query } from './query'
import { viewerOf } from './viewer'
import { listViews, sharesOf } from './views'

export type KindPage = Awaited<ReturnType<typeof loadKind>>

/** All that a page of records shows: what every layout needs, and what the one it asks for holds. */
export async function loadKind(actor: Actor, kind: RecordKind, search: URLSearchParams) {
  const { entity } = kind
  const shown = kindFor(actor, kind)
  const query = withKnownSort(entityIn(actor, entity), listQueryOf(search))
  const chosen = layoutIn(search, shown.description, shown.layout.board)
  return reading(actor, async (tx) => {
    const isRefused = !isUsable(actor, entity, query)
    const frame = {
      kind: shown,
      ...chosen,
      query,
      isRefused,
      options: await optionsFor(tx, actor, entityIn(actor, entity)),
      views: await listViews(tx, actor, entity.name, 'list'),
      viewer: viewerOf(actor),
      rights: {
        write: can(actor, entity.permissions.write),
        delete: can(actor, entity.permissions.delete),
        create: can(actor, entity.permissions.create),
        export: can(actor, 'record:export'),
        import: can(actor, 'record:import') && can(actor, entity.permissions.create),
        mail: isMailed(entity.name) && can(actor, 'message:send'),
        changeAll: can(actor, entity.permissions.write) && can(actor, 'record:mass_change'),
        shares: sharesOf(actor),
        teamIds: actor.teamIds,
      },
      asked: askedOf(search).toString(),
    }
    return { frame, ...(await contentOf(tx, actor, kind, query, { ...chosen, search, isRefused })) }
  })
}

type Asked = ReturnType<typeof layoutIn> & { search: URLSearchParams; isRefused: boolean }

async function contentOf(
  tx: Tx,
  actor: Actor,
  { entity }: RecordKind,
  query: Query,
  { layout, by, search, isRefused }: Asked,
) {
  if (layout === 'list') return { list: await loadList(tx, actor, entity, query) }
  if (layout === 'board') {
    const board = isRefused
      ? { columns: [], total: 0, isCut: false }
      : await loadBoard(tx, actor, entity, query, { by })
    return { board }
  }
  const day = today(actor.person?.timeZone ?? actor.workspace.timeZone)
  const month = monthIn(search, day)
  const calendar = isRefused
    ? { weeks: [], total: 0, isCut: false }
    : await loadCalendar(tx, actor, entity, query, { by, month })
  return { calendar: { calendar, month, today: day } }
}
