import '@/lib/kinds'
import { type Actor, can } from '@/lib/kernel/actor'
import { notFound } from '@/lib/kernel/errors'
import { kindAt, type RecordKind } from '@/lib/records/kinds'

/** The kind whose records are at the address, if the actor may do this with them at all. */
export function kindOf(
  actor: Actor,
  params: Record<string, string>,
  deed: 'read' | 'create' | 'write' = 'read',
): RecordKind {
  const kind = kindAt(`/${params.kind}`)
  if (!kind || !can(actor, kind.entity.permissions[deed])) throw notFound()
  return kind
}
