import 'server-only'
import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { handOver } from '@/db/schema'
import { type Command, type Context, command } from '@/lib/kernel/command'
import { notFound } from '@/lib/kernel/errors'
import type { Change } from '@/lib/kernel/event'
import { type Plan, walk } from './walk'

const STEP = 100

const ref = z.strictObject({ id: z.uuid() })

/** Hands over the next hundred; the product's own, called by the job until it is over. */
export const stepHandOver: Command<typeof ref, { isOver: boolean }> = command({
  name: 'hand_over.step',
  permission: 'member:write',
  input: ref,
  async run(context, { id }) {
    const { tx, actor } = context
    const here = and(eq(handOver.workspaceId, actor.workspace.id), eq(handOver.id, id))
    const [row] = await tx.select().from(handOver).where(here).for('update')
    if (row?.state !== 'running') return { data: { isOver: true }, events: [] }
    const place = row.cursorKey ? { key: row.cursorKey, id: row.cursorId } : null
    const walked = await walk(context, row, { place, turn: row.done + row.skipped, limit: STEP })
    const done = row.done + walked.done
    await tx
      .update(handOver)
      .set({
        done,
        skipped: row.skipped + walked.skipped,
        cursorKey: walked.place?.key ?? null,
        cursorId: walked.place?.id ?? null,
        ...(walked.isOver && { state: 'done' as const, endedAt: new Date() }),
      })
      .where(here)
    const over = walked.isOver ? [told(row.memberId, 'handed_over', row, done)] : []
    return { data: { isOver: walked.isOver }, events: [...walked.events, ...over] }
  },
})

/** Ends a hand-over where it is: what has changed hands stays so. */
export const stopHandOver: Command<typeof ref, { id: string }> = command({
  name: 'hand_over.stop',
  permission: 'member:write',
  input: ref,
  run: (context, { id }) => end(context, id, 'stopped'),
})

/** Notes that the job gave up; the product's own. */
export const failHandOver: Command<typeof ref, { id: string }> = command({
  name: 'hand_over.fail',
  permission: 'member:write',
  input: ref,
  run: (context, { id }) => end(context, id, 'failed'),
})

async function end({ tx, actor }: Context, id: string, state: 'stopped' | 'failed') {
  const [row] = await tx
    .update(handOver)
    .set({ state, endedAt: new Date() })
    .where(
      and(eq(handOver.workspaceId, actor.workspace.id), eq(handOver.id, id), eq(handOver.state, 'running')),
    )
    .returning()
  if (!row) throw notFound()
  return { data: { id }, events: [told(row.memberId, `hand_over_${state}`, row, row.done)] }
}

export const told = (
  recordId: string,
  type: string,
  { receiverIds, onlyOpen }: Plan,
  count: number,
): Change => ({
  entity: 'member',
  recordId,
  type,
  after: { receiverIds, onlyOpen, count },
})
