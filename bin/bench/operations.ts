import pg from 'pg'
import { type Actor, canAll } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { boardQuery, loadBoard } from '@/lib/opportunities/board-page'
import { createOpportunity, moveOpportunities } from '@/lib/opportunities/commands'
import { opportunities } from '@/lib/opportunities/entity'
import { loadOpportunity } from '@/lib/opportunities/queries'
import { findRecords } from '@/lib/records/find'
import { listRecords } from '@/lib/records/query'
import * as floors from './floors'
import type { Work } from './measure'

export type Operation = { name: string; calls: number; ours: Work; floor: Work }

/** Parts of names as people type them, without marks. */
const TYPED = [
  'nguy',
  'thuy san',
  'hoang tuan',
  'dien mat',
  'minh ph',
  '0983',
  'det may',
  'bao tri',
  'gia',
  'vinh',
]

/** The product's own functions, each beside the same work by hand. */
export async function operationsOn(
  actor: Actor,
  url: string,
): Promise<{ operations: Operation[]; close(): Promise<void> }> {
  const pool = new pg.Pool({ connectionString: url, max: 10 })
  const known = await floors.knownOf(
    pool,
    actor.workspace.id,
    canAll(actor, 'opportunity:read') ? null : actor.id,
  )
  const pick = <T>(list: T[], turn: number): T => list[(turn * 7919) % list.length] as T
  const by = { pool, workspaceId: actor.workspace.id, memberId: actor.id ?? '', ...known }
  const query = boardQuery(new URLSearchParams())
  const list = (ownerId: string) => ({
    filter: ['ownerId', 'is', ownerId] as [string, string, string],
    sort: { field: 'expectedClose', descending: false },
  })
  const move = (turn: number, id: string, version: number) => ({
    items: [{ id, version }],
    stageId: pick(known.openStages, turn),
  })
  const operations: Operation[] = [
    {
      name: 'board',
      calls: 60,
      ours: () => reading(actor, (tx) => loadBoard(tx, actor, query)),
      floor: () => floors.board(by),
    },
    {
      name: 'list',
      calls: 300,
      ours: (turn) =>
        reading(actor, (tx) => listRecords(tx, actor, opportunities, list(pick(known.members, turn)))),
      floor: (turn) => floors.list(by, pick(known.members, turn)),
    },
    {
      name: 'open',
      calls: 300,
      ours: (turn) => reading(actor, (tx) => loadOpportunity(tx, actor, pick(known.cards, turn), {})),
      floor: (turn) => floors.open(by, pick(known.cards, turn)),
    },
    {
      name: 'create',
      calls: 200,
      ours: (turn) => execute(createOpportunity, actor, floors.newCard(turn, known)),
      floor: (turn) => floors.create(by, floors.newCard(turn, known)),
    },
    {
      name: 'move',
      calls: 200,
      ours: async (turn) => {
        const { id, version } = floors.nextCard(known)
        await execute(moveOpportunities, actor, move(turn, id, version))
        known.versions.set(id, version + 1)
      },
      floor: async (turn) => {
        const { id, version } = floors.nextCard(known)
        await floors.move(by, id, version, pick(known.openStages, turn))
        known.versions.set(id, version + 1)
      },
    },
    {
      name: 'search',
      calls: 300,
      ours: (turn) => reading(actor, (tx) => findRecords(tx, actor, pick(TYPED, turn))),
      floor: (turn) => floors.search(by, pick(TYPED, turn)),
    },
  ]
  return { operations, close: () => pool.end() }
}
