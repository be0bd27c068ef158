import type { Actor } from '@/lib/kernel/actor'
import { reading } from '@/lib/kernel/database'
import { boardQuery, loadBoard } from '@/lib/opportunities/board-page'
import type { Reach } from './floor-lists'
import { listed, type Operation } from './operations'

/** What rights cost: the same read by somebody who reaches a part, by their unit and by single shares. */
export function rightsOperations(representative: Actor): Operation[] {
  const { id, standing, teamIds } = representative
  const reach: Reach = { memberId: id ?? '', unitId: standing.unitId ?? '', teamIds: [...teamIds] }
  const board: Operation = {
    ...{ name: 'board by rights', calls: 60, goal: 2 },
    ours: () =>
      reading(representative, (tx) => loadBoard(tx, representative, boardQuery(new URLSearchParams()))),
    floor: () => ({ way: 'board', about: [reach] }),
    sent: () => ({ path: '/board' }),
  }
  const list = listed(
    representative,
    'list by rights',
    () => ({ sort: { field: 'expectedClose', descending: false } }),
    () => ({ way: 'listInReach', about: [reach] }),
  )
  return [board, list].map((operation) => ({ ...operation, isRepresentative: true }))
}
