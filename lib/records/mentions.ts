import 'server-only'
import { and, asc, eq, ilike, inArray, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { member } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import type { Entity } from '@/lib/kernel/entity'
import { invalidField } from '@/lib/kernel/errors'
import { type MemberRow, rightsOf } from '@/lib/kernel/member-rights'
import { getRecord } from './query'

export type Colleague = { id: string; name: string }

const LOOKED_AT = 60
const OFFERED = 8

type Where = { entity: Entity; recordId: string }

/** Colleagues who answer to the text and may see the record: only they can be named on it. */
export function colleaguesFor(tx: Tx, actor: Actor, where: Where, text: string): Promise<Colleague[]> {
  const words = text.trim().replace(/[\\%_]/g, '\\$&')
  return seeing(tx, actor, where, words ? ilike(member.name, `%${words}%`) : undefined, OFFERED)
}

/** Refuses to name somebody who may not see the record. */
export async function checkMentions(tx: Tx, actor: Actor, where: Where, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  const found = await seeing(tx, actor, where, inArray(member.id, ids), ids.length)
  if (found.length !== new Set(ids).size) throw invalidField('mentionIds', 'unknownReference')
}

async function seeing(
  tx: Tx,
  actor: Actor,
  { entity, recordId }: Where,
  which: SQL | undefined,
  most: number,
) {
  const rows = await tx
    .select({ id: member.id, name: member.name, member: sql<MemberRow>`cohoi_member(${member})` })
    .from(member)
    .where(and(eq(member.workspaceId, actor.workspace.id), eq(member.isActive, true), which))
    .orderBy(asc(member.name), asc(member.id))
    .limit(LOOKED_AT)
  const found: Colleague[] = []
  for (const { id, name, member: row } of rows) {
    const eyes: Actor = {
      ...rightsOf(row),
      workspace: actor.workspace,
      person: null,
      sessionId: null,
      viewer: null,
    }
    if (await getRecord(tx, eyes, entity, recordId)) found.push({ id, name })
    if (found.length === most) break
  }
  return found
}
