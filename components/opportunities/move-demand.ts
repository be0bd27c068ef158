import type { Failure } from '@/lib/kernel/result'

/** What a stage still asks of cards before it takes them. */
export type Demand = { fields: string[]; requirements: { id: string; text: string }[]; lostReason: boolean }

export type MoveAnswer = {
  answers?: Record<string, unknown>
  checklist?: string[]
  lostReasonId?: string | null
  lostNote?: string | null
}

/** Whether a refused move can be saved by answers. */
export const isDemand = ({ details }: Failure): boolean => Boolean(details?.missing || details?.lostReason)

export function demandOf({ details }: Failure): Demand {
  const missing = (details?.missing ?? {}) as Partial<Demand>
  return {
    fields: missing.fields ?? [],
    requirements: missing.requirements ?? [],
    lostReason: details?.lostReason === true,
  }
}

/** Another card may miss other things: what was asked stays, the rest joins it. */
export function grown(before: Demand, more: Demand): Demand {
  const known = new Set(before.requirements.map(({ id }) => id))
  return {
    fields: [...new Set([...before.fields, ...more.fields])],
    requirements: [...before.requirements, ...more.requirements.filter(({ id }) => !known.has(id))],
    lostReason: before.lostReason || more.lostReason,
  }
}
