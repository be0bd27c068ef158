import 'server-only'
import type { Fields } from '@/db/schema'
import { reachingAll } from '@/lib/kernel/actor'
import type { Context } from '@/lib/kernel/command'
import type { Change } from '@/lib/kernel/event'
import { lockRows } from '@/lib/records/keys'
import { getRecord, type Row } from '@/lib/records/query'
import { allowInverse, revert } from '@/lib/records/undo'
import { updateRecord } from '@/lib/records/write'
import { cases } from './entity'
import { caseStatusesOf, firstOf, hooks } from './hooks'

/** What changes when a customer is answered for the first time: a new case is in work from then on. */
export async function answerPatch({ tx, actor }: Context, row: Row, at: Date): Promise<Fields> {
  if (row.firstAnsweredAt) return {}
  const statuses = await caseStatusesOf(tx, actor)
  const isNew = statuses.find(({ id }) => id === row.statusId)?.state === 'new'
  const open = isNew ? firstOf(statuses, 'open')?.id : undefined
  return { firstAnsweredAt: at, ...(open && { statusId: open }) }
}

/** A case is answered by whatever was done for it, whether or not whoever did it may write the case. */
const freely = (context: Context): Context => {
  const actor = reachingAll(context.actor, cases.permissions.write)
  return { ...context, actor: { ...actor, fieldRights: {} } }
}

// Where somebody has worked on the case since, it stays answered.
allowInverse(
  'case.answered',
  async (context, change) => {
    const all = freely(context)
    const row = await getRecord(context.tx, all.actor, cases, change.recordId, cases.permissions.write)
    return row?.version === change.after?.version ? revert(all, change) : []
  },
  { isUnseen: true },
)

/** A case as it is once nobody else writes it: what follows from a mail is not refused because somebody edits. */
async function locked(all: Context, caseId: string): Promise<Row | undefined> {
  await lockRows(all, cases, [caseId])
  return getRecord(all.tx, all.actor, cases, caseId, cases.permissions.write)
}

/** The customer has written again: a case that waited for them, or was done with, is taken up again. */
export async function resumeCase(context: Context, caseId: string): Promise<Change[]> {
  const all = freely(context)
  const row = await locked(all, caseId)
  const statuses = await caseStatusesOf(context.tx, context.actor)
  const state = statuses.find(({ id }) => id === row?.statusId)?.state
  const open = firstOf(statuses, 'open')
  if (!row || !open || row.archivedAt || state === 'new' || state === 'open') return []
  const ref = { id: row.id, version: Number(row.version), patch: { statusId: open.id }, type: 'reopened' }
  return (await updateRecord(all, cases, hooks, ref)).events
}

/** The customer of a case has been answered by other means than its own page: once only. */
export async function answerCase(context: Context, caseId: string, at: Date): Promise<Change[]> {
  const all = freely(context)
  const row = await locked(all, caseId)
  if (!row || row.firstAnsweredAt || row.archivedAt) return []
  const patch = await answerPatch(context, row, at)
  const ref = { id: row.id, version: Number(row.version), patch, type: 'case.answered' }
  return (await updateRecord(all, cases, hooks, ref)).events
}
