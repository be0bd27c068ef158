import 'server-only'
import { and, eq } from 'drizzle-orm'
import { event, member } from '@/db/schema'
import { type Command, type Context, command } from '@/lib/kernel/command'
import { notFound } from '@/lib/kernel/errors'
import { type LogFilter, logFilter } from './schema'

/** Notes in the log that somebody takes a copy of it along, and of which part. */
export const exportLog: Command<typeof logFilter, null> = command({
  name: 'audit.export',
  permission: 'audit:read',
  input: logFilter,
  async run(context, filter) {
    await refuseUnknown(context, filter)
    const event = { entity: 'audit', recordId: context.actor.workspace.id, type: 'exported', after: filter }
    return { data: null, events: [event] }
  },
})

/** A filter that names what is not of this workspace finds nothing, and is not kept. */
async function refuseUnknown({ tx, actor }: Context, { person, kind, record }: LogFilter): Promise<void> {
  const here = actor.workspace.id
  if (person && person !== 'system') {
    const people = await tx
      .select({ id: member.id })
      .from(member)
      .where(and(eq(member.workspaceId, here), eq(member.id, person)))
    if (people.length === 0) throw notFound()
  }
  if (record) {
    const records = await tx
      .select({ id: event.id })
      .from(event)
      .where(and(eq(event.workspaceId, here), eq(event.entity, kind ?? ''), eq(event.recordId, record)))
      .limit(1)
    if (records.length === 0) throw notFound()
  }
}
