import 'server-only'
import { z } from 'zod'
import type { Fields } from '@/db/schema'
import { command, recordRef } from '@/lib/kernel/command'
import { addedNames, entityIn } from '@/lib/kernel/custom-fields'
import type { Entity } from '@/lib/kernel/entity'
import { notFound } from '@/lib/kernel/errors'
import type { Change } from '@/lib/kernel/event'
import { binCommands } from '@/lib/records/bin-commands'
import { bulkCommands, items, refuseMass, union } from '@/lib/records/bulk'
import { parsePatch, recordCommands } from '@/lib/records/commands'
import { mergeCommands } from '@/lib/records/mergers'
import { noteCommands } from '@/lib/records/notes'
import { getRecord } from '@/lib/records/query'
import { allowUndo } from '@/lib/records/undo'
import { createRecord, updateRecord } from '@/lib/records/write'
import { lockStage, ranksAt } from './column'
import { opportunities } from './entity'
import { rules } from './rules'
import { isBlank, type Stage } from './stage'

export const {
  create: createOpportunity,
  update: updateOpportunity,
  archive: archiveOpportunity,
  restore: restoreOpportunity,
  remove: deleteOpportunity,
} = recordCommands(opportunities, rules)

export const { change: changeOpportunities, archiveMany: archiveOpportunities } = bulkCommands(
  opportunities,
  rules,
)

binCommands(opportunities, rules)
allowUndo(opportunities, rules)
noteCommands(opportunities)

export const { merge: mergeOpportunities, unmerge: unmergeOpportunity } = mergeCommands(opportunities, rules)

const moveInput = z.strictObject({
  items,
  stageId: z.uuid(),
  above: z.uuid().nullish(),
  below: z.uuid().nullish(),
  /** What the stage asked for, saved together with the move. */
  answers: z.record(z.string(), z.unknown()).default({}),
  checklist: z.array(z.uuid()).max(100).default([]),
  lostReasonId: z.uuid().nullish(),
  lostNote: z.string().trim().max(255).nullish(),
})

/** Puts cards at a place of a column, with whatever its stage demands, or refuses all of them. */
export const moveOpportunities = command({
  name: 'opportunity.move',
  permission: 'opportunity:write',
  input: moveInput,
  async run(context, { items, stageId, above, below, answers, checklist, lostReasonId, lostNote }) {
    refuseMass(context, items)
    const into = await lockStage(context, stageId)
    const ids = items.map(({ id }) => id)
    const ranks = await ranksAt(context, stageId, ids, { above, below })
    const answered = parsePatch(entityIn(context.actor, opportunities), answers)
    const lost = into.kind === 'lost' && lostReasonId ? { lostReasonId, lostNote: lostNote ?? null } : {}
    const events: Change[] = []
    const moved: { id: string; version: number }[] = []
    for (const [index, item] of items.entries()) {
      const before = await getRecord(context.tx, context.actor, opportunities, item.id, 'opportunity:write')
      if (!before) throw notFound()
      const ticked = checklist.length > 0 ? { checklist: union(before.checklist, checklist) } : {}
      const patch = { ...lacking(before, answered), ...lost, ...ticked, stageId, rank: ranks[index] }
      const done = await updateRecord(context, opportunities, rules, {
        ...item,
        patch,
        type: verb(before, into),
      })
      events.push(...done.events)
      moved.push(done.data)
    }
    return { data: { items: moved }, events }
  },
})

const COPIED = [
  'customerName',
  'contactName',
  'contactEmail',
  'contactPhone',
  'amount',
  'currency',
  'expectedClose',
  'ownerId',
  'teamId',
  'priority',
  'sourceId',
  'description',
  'tagIds',
]

/** A new open opportunity with the same customer and content, in the first stage. */
export const duplicateOpportunity = command({
  name: 'opportunity.duplicate',
  permission: 'opportunity:create',
  input: z.strictObject({ id: z.uuid(), title: z.string().trim().min(1).max(255) }),
  async run(context, { id, title }) {
    const source = await getRecord(context.tx, context.actor, opportunities, id)
    if (!source) throw notFound()
    const { fields }: Pick<Entity, 'fields'> = entityIn(context.actor, opportunities)
    const added = addedNames({ fields }).filter((name) => !fields[name]?.readOnly)
    const copied = [...COPIED, ...added]
    const copy: Fields = { title, ...Object.fromEntries(copied.map((name) => [name, source[name]])) }
    return createRecord(context, opportunities, rules, copy)
  },
})

/** Takes an unassigned card of one's own team. */
export const claimOpportunity = command({
  name: 'opportunity.claim',
  permission: 'opportunity:write',
  input: recordRef,
  run: (context, ref) =>
    updateRecord(context, opportunities, rules, {
      ...ref,
      patch: { ownerId: context.actor.id },
      type: 'claimed',
    }),
})

/** One answer may serve many cards: it fills in what a card lacks and overwrites nothing. */
const lacking = (before: Fields, answers: Fields): Fields =>
  Object.fromEntries(Object.entries(answers).filter(([name]) => isBlank(before[name])))

function verb(before: Fields, into: Stage): string {
  if (before.stageId === into.id) return 'ordered'
  if (into.kind !== 'open') return into.kind
  return before.status === 'open' ? 'moved' : 'reopened'
}
