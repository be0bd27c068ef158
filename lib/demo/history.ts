import type { event, Fields, opportunity } from '@/db/schema'
import { isBlank } from '@/lib/fields/blank'
import { difference } from '@/lib/kernel/event'
import { opportunities } from '@/lib/opportunities/entity'
import type { Identify } from './ids'
import { type Setup, tickId, workerOf } from './setup'
import type { DemoOpportunity } from './shape'

type Logged = typeof event.$inferInsert
type Row = typeof opportunity.$inferInsert & { tagIds: string[] }

/** The log of a card: how it was made, and every step it took over the board. */
export function historyEvents(setup: Setup, made: DemoOpportunity, row: Row, identify: Identify): Logged[] {
  const worker = workerOf(setup, made)
  const states = made.history.map((_, at) => stateAt(setup, made, row, at))
  return made.history.map(({ at }, place) => {
    const isByPerson = place > 0 || row.createdBy !== null
    const stamp = {
      workspaceId: setup.workspaceId,
      id: identify('event', row.id, place),
      at: new Date(at),
      actorId: isByPerson ? worker.id : null,
      actorName: isByPerson ? worker.name : 'Cohoi',
      entity: opportunities.name,
      recordId: row.id,
      requestId: identify('request', row.id, place),
    }
    const [before, after = {}] = [states[place - 1], states[place]]
    if (!before)
      return { ...stamp, type: 'created', before: null, after: shown({ ...row, ...after, updatedAt: at }) }
    const { before: was, after: is } = difference(before, after) ?? { before: {}, after: {} }
    return { ...stamp, type: verb(before, after), before: was, after: { ...is, version: place + 1 } }
  })
}

/** The columns that a move changes, as they were after one step. Lines of a checklist are ticked on entering. */
function stateAt(setup: Setup, made: DemoOpportunity, row: Row, place: number): Fields {
  const { stage: at, at: since } = made.history[place] ?? { stage: 0, at: made.createdAt }
  const entered = made.history.slice(0, place + 1).map(({ stage }) => stage)
  const { id: stageId, kind = 'open', probability } = setup.stages[at] ?? {}
  return {
    stageId,
    status: kind,
    probability,
    stageSince: since,
    closedAt: kind === 'open' ? null : since,
    lostReasonId: kind === 'lost' ? row.lostReasonId : null,
    checklist: made.checklist
      .filter(({ stage }) => entered.includes(stage))
      .map((tick) => tickId(setup, tick)),
  }
}

const shown = (state: Fields): Fields =>
  Object.fromEntries(
    Object.keys(opportunities.fields).flatMap((name) => (isBlank(state[name]) ? [] : [[name, state[name]]])),
  )

function verb(before: Fields, { status }: Fields): string {
  if (status !== 'open') return String(status)
  return before.status === 'open' ? 'moved' : 'reopened'
}
