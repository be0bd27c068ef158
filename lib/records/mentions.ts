import 'server-only'
import { and, asc, eq, ilike, inArray, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { member } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import type { Entity } from '@/lib/kernel/entity'
import { invalidField } from '@/lib/kernel/errors'
import { type MemberRow, rightsOf } from '@/lib/kernel/member-rights'
import { scope } from '@/lib/kernel/scope'

export type Colleague = { id: string; name: string }

/** How many are looked at in one trip. */
const PORTION = 60
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

/** Those among the colleagues asked for who see the record with their own eyes, by their names. */
async function seeing(tx: Tx, actor: Actor, where: Where, which: SQL | undefined, most: number) {
  const found: Colleague[] = []
  let last: { key: string; id: string } | undefined
  while (found.length < most) {
    const beyond = last && sql`(${member.nameKey}, ${member.id}) > (${last.key}, ${last.id}::uuid)`
    const rows = await tx
      .select({
        ...{ id: member.id, name: member.name, key: sql<string>`${member.nameKey}` },
        member: sql<MemberRow>`cohoi_member(${member})`,
      })
      .from(member)
      .where(and(eq(member.workspaceId, actor.workspace.id), eq(member.isActive, true), which, beyond))
      .orderBy(asc(member.nameKey), asc(member.id))
      .limit(PORTION)
    const able = await ableAmong(tx, actor, where, rows)
    found.push(...rows.filter(({ id }) => able.has(id)).map(({ id, name }) => ({ id, name })))
    last = rows.at(-1)
    if (rows.length < PORTION) break
  }
  return found.slice(0, most)
}

type Looked = { id: string; member: MemberRow }

async function ableAmong(tx: Tx, actor: Actor, { entity, recordId }: Where, rows: Looked[]) {
  if (rows.length === 0) return new Set<string>()
  const { table, permissions } = entity
  const looks = rows.map(({ id, member }) => {
    const eyes = {
      ...rightsOf(member),
      workspace: actor.workspace,
      person: null,
      sessionId: null,
      viewer: null,
    }
    return sql`select ${id} as id where exists (select from ${table} where ${and(
      scope(eyes, table, permissions.read),
      eq(table.id, recordId),
    )})`
  })
  const { rows: able } = await tx.execute<{ id: string }>(sql.join(looks, sql` union all `))
  return new Set(able.map(({ id }) => id))
}
