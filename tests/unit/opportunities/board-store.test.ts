import { expect, test, vi } from 'vitest'
import { BoardStore } from '@/components/opportunities/board/store'
import type { LiveChange } from '@/lib/live/change'
import type { BoardData } from '@/lib/opportunities/board-page'
import type { Card } from '@/lib/opportunities/card'

const stage = {
  id: 'new',
  pipelineId: 'p',
  name: 'new',
  kind: 'open' as const,
  color: 'gray',
  hasProbability: false,
  probability: 0,
  isFolded: false,
  requirements: [],
  isGate: false,
  requiredFields: [],
  rottingDays: 0,
}

const read = (seq: number): BoardData => ({
  query: { group: 'stage', order: 'rank' },
  columns: [{ key: 'new', name: 'new', color: 'gray', stage, isFolded: false }],
  pages: { new: { cards: [], next: null } },
  totals: {},
  options: {},
  stages: [stage],
  pipelines: [],
  pipelineId: 'p',
  today: '2026-12-01',
  seq,
})

const heard = (seq: number): LiveChange => ({
  seq,
  entity: 'opportunity',
  recordId: 'a',
  type: 'created',
  actorId: null,
  actorName: 'Email',
  requestId: 'r',
  card: { id: 'a', version: 1, stageId: 'new', rank: 'a0', tagIds: [] } as unknown as Card,
})

test('a reading that began before a change was heard does not undo it; a later one decides', () => {
  vi.stubGlobal('fetch', async () => Response.json({}))
  const store = new BoardStore(read(1), '')
  store.hear([heard(5)], 'me')
  store.reset(read(4), 'me')
  expect(store.get().columns.new?.ids).toEqual(['a'])
  store.reset(read(5), 'me')
  expect(store.get().columns.new?.ids).toEqual([])
  vi.unstubAllGlobals()
})
