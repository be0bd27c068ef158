import 'server-only'
import { and, eq } from 'drizzle-orm'
import { activityType, type Fields } from '@/db/schema'
import type { Context } from '@/lib/kernel/command'
import { invalidField } from '@/lib/kernel/errors'
import { isTimed } from './times'

type Type = typeof activityType.$inferSelect

/** What a new activity says, with what is usual for its type where nothing else was said. */
export async function typed(context: Context, values: Fields): Promise<Fields> {
  const type = await typeOf(context, values)
  if (!type) return values
  if (type.kind !== values.kind) throw invalidField('typeId', 'otherKind')
  const isOwn = !values.ownerId || values.ownerId === context.actor.id
  return {
    ...values,
    subject: values.subject || type.summary || type.name,
    description: values.description ?? type.note,
    minutes: values.minutes ?? (isTimed(type.kind) ? type.minutes : null),
    ownerId: (isOwn && type.ownerId) || values.ownerId,
  }
}

/** A type of one kind does not stay on an activity of another. */
export async function retyped(context: Context, before: Fields, patch: Fields): Promise<Fields> {
  if (patch.typeId === undefined && patch.kind === undefined) return patch
  const whole = { ...before, ...patch }
  const type = await typeOf(context, whole)
  if (!type || type.kind === whole.kind) return patch
  if (patch.typeId) throw invalidField('typeId', 'otherKind')
  return { ...patch, typeId: null }
}

async function typeOf({ tx, actor }: Context, { typeId }: Fields): Promise<Type | undefined> {
  if (!typeId) return undefined
  const [type] = await tx
    .select()
    .from(activityType)
    .where(and(eq(activityType.workspaceId, actor.workspace.id), eq(activityType.id, String(typeId))))
  return type
}
