import 'server-only'
import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { member } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import type { Entity } from '@/lib/kernel/entity'
import { entityFor, withoutHidden } from '@/lib/kernel/field-rights'
import type { Row } from '@/lib/records/query'
import { withNames } from '@/lib/records/references'
import type { MergeValues } from '../merge-fields'
import { recipientOf } from './recipient'

/** What fills the fields of a template for each of these records, by id; without what is hidden from the actor. */
export async function mergeValuesOf(
  tx: Tx,
  actor: Actor,
  entity: Entity,
  records: readonly Row[],
): Promise<Map<string, MergeValues>> {
  const known = entityFor(actor, entity)
  const rows = await withNames(
    tx,
    actor,
    known,
    records.map((row) => withoutHidden(actor, entity, row)),
  )
  const owners = await ownersOf(tx, actor, rows)
  const sender = { nguoi_gui: actor.name, cong_ty: actor.workspace.name }
  return new Map(
    rows.map((row) => [
      row.id,
      {
        ...sender,
        ...personIn(entity, row),
        email: recipientOf(entity, row)?.address ?? '',
        dien_thoai: text(row.phone ?? row.contactPhone),
        nguoi_phu_trach: owners.get(text(row.ownerId)) ?? '',
      },
    ]),
  )
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

function personIn({ name }: Entity, row: Row): MergeValues {
  const names = (row.names ?? {}) as Record<string, string>
  const customer = names[text(row.accountId)]
  if (name === 'opportunity')
    return { ho_ten: text(row.contactName), khach_hang: text(row.customerName), tieu_de: text(row.title) }
  if (name === 'support_case')
    return {
      ho_ten: text(row.contactName),
      khach_hang: customer || text(row.contactName),
      tieu_de: text(row.subject),
    }
  const own = text(row.name)
  if (name === 'lead') return { ho_ten: own, khach_hang: text(row.companyName) || own }
  if (name === 'account') return { ho_ten: own, khach_hang: own }
  return { ho_ten: own, khach_hang: customer || own }
}

async function ownersOf(tx: Tx, actor: Actor, rows: readonly Row[]): Promise<Map<string, string>> {
  const ids = [...new Set(rows.map(({ ownerId }) => text(ownerId)).filter(Boolean))]
  if (ids.length === 0) return new Map()
  const found = await tx
    .select({ id: member.id, name: member.name })
    .from(member)
    .where(and(eq(member.workspaceId, actor.workspace.id), inArray(member.id, ids)))
  return new Map(found.map(({ id, name }) => [id, name]))
}
