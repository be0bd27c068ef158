import type { Actor } from '@/lib/kernel/actor'
import { reading } from '@/lib/kernel/database'
import { boardQuery, loadBoard } from '@/lib/opportunities/board-page'
import { opportunities } from '@/lib/opportunities/entity'
import { listRecords } from '@/lib/records/query'
import type { Operation } from './operations'

/** What rights cost: reading as somebody who reaches a part, beside reading the same as somebody who sees all. */
export function rightsOperations(administrator: Actor, representative: Actor): Operation[] {
  const board = (actor: Actor) => () =>
    reading(actor, (tx) => loadBoard(tx, actor, boardQuery(new URLSearchParams())))
  const list = (actor: Actor) => () =>
    reading(actor, (tx) =>
      listRecords(tx, actor, opportunities, { sort: { field: 'expectedClose', descending: false } }),
    )
  return [
    { name: 'board by rights', calls: 60, ours: board(representative), floor: board(administrator) },
    { name: 'list by rights', calls: 300, ours: list(representative), floor: list(administrator) },
  ]
}
