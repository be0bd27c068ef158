import 'server-only'
import { and, desc, eq, inArray, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Tx } from '@/db/client'
import { consent, member } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import type { Entity } from '@/lib/kernel/entity'
import { entityFor } from '@/lib/kernel/field-rights'
import { addressesIn } from '@/lib/records/addresses'
import type { Row } from '@/lib/records/query'

const SHOWN = 10

export type ConsentLine = Awaited<ReturnType<typeof consentsOf>>[number]

/**
 * What people at the addresses and number of a record agreed to and refused, the newest first. Whoever may reach them
 * must know whether they may write, so it goes with the record and not with the ledger; words and proofs do not.
 */
export async function consentsOf(tx: Tx, actor: Actor, declared: Entity, record: Row) {
  const { fields } = entityFor(actor, declared)
  const emails = fields.email ? addressesIn(record) : []
  const phone = fields.phone && typeof record.phone === 'string' ? record.phone : null
  if (emails.length === 0 && !phone) return []
  const [recorder, withdrawer] = [alias(member, 'recorder'), alias(member, 'withdrawer')]
  const { id, email, purpose, channel, givenOn, withdrawnOn, withdrawnVia, workspaceId } = consent
  return tx
    .select({
      ...{ id, email, phone: consent.phone, purpose, channel, givenOn, withdrawnOn, withdrawnVia },
      by: sql<string | null>`coalesce(${withdrawer.name}, ${recorder.name})`,
    })
    .from(consent)
    .leftJoin(recorder, and(eq(recorder.workspaceId, workspaceId), eq(recorder.id, consent.recordedBy)))
    .leftJoin(
      withdrawer,
      and(eq(withdrawer.workspaceId, workspaceId), eq(withdrawer.id, consent.withdrawnBy)),
    )
    .where(
      and(
        eq(workspaceId, actor.workspace.id),
        or(
          emails.length > 0 ? inArray(email, emails) : undefined,
          phone ? eq(consent.phone, phone) : undefined,
        ),
      ),
    )
    .orderBy(desc(consent.createdAt), desc(id))
    .limit(SHOWN)
}
