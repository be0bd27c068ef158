/** Fields by which opportunities are counted, the reason of a loss first. */
export const GROUPED = [
  'lostReasonId',
  'stageId',
  'ownerId',
  'teamId',
  'sourceId',
  'tagIds',
  'status',
] as const
export type Grouped = (typeof GROUPED)[number]

export const groupedBy = (name: string | null): Grouped | undefined => GROUPED.find((each) => each === name)
