import 'server-only'
import type { Context } from '@/lib/kernel/command'
import type { Change } from '@/lib/kernel/event'
import { isolated } from '@/lib/kernel/isolated'
import { nextOwned, type Owned, type Owning, ownings } from './ownings'

export type Plan = { memberId: string; receiverIds: string[]; onlyOpen: boolean }
/** The last record looked at; nothing before the first. */
export type Place = { key: string; id: string | null } | null
export type Walked = { events: Change[]; done: number; skipped: number; place: Place; isOver: boolean }

/**
 * Hands over the next records of a member, at most `limit`, in turn to each receiver; `turn` says whose it is.
 * A record that a rule keeps from changing hands is skipped and counted.
 */
export async function walk(
  context: Context,
  plan: Plan,
  { place, turn, limit }: { place: Place; turn: number; limit: number },
): Promise<Walked> {
  const walked: Walked = { events: [], done: 0, skipped: 0, place, isOver: false }
  const left = () => limit - walked.done - walked.skipped
  for (const owning of ownings()) {
    if (place && owning.key < place.key) continue
    const after = place?.key === owning.key ? place.id : null
    const records = await nextOwned(context, owning, plan.memberId, {
      after,
      limit: left(),
      onlyOpen: plan.onlyOpen,
    })
    for (const record of records) {
      const nth = turn + walked.done + walked.skipped
      const receiver = plan.receiverIds[nth % plan.receiverIds.length] ?? ''
      const events = await given(context, owning, record, receiver)
      if (events) walked.events.push(...events)
      walked[events ? 'done' : 'skipped'] += 1
      walked.place = { key: owning.key, id: record.id }
    }
    if (left() === 0) return walked
  }
  return { ...walked, isOver: true }
}

/** What happened to the record, or null when it was refused; the refused one leaves no trace. */
async function given(
  context: Context,
  owning: Owning,
  record: Owned,
  receiver: string,
): Promise<Change[] | null> {
  const done = await isolated(context, () => owning.give(context, record, receiver))
  return 'data' in done ? done.data : null
}
