import 'server-only'
import { desc } from 'drizzle-orm'
import { z } from 'zod'
import type { Tx } from '@/db/client'
import { opportunity } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { withoutHidden } from '@/lib/kernel/field-rights'
import { read } from '@/lib/kernel/read'
import { opportunities } from '@/lib/opportunities/entity'
import { queryTokens, rankMatches } from '@/lib/vietnam/text'
import { visible } from './query'

export type FoundKind = 'opportunity'
export type Found = { id: string; kind: FoundKind; href: string; label: string; detail: string }

const CANDIDATES = 200

/**
 * Records by name, customer, contact, e-mail or the last digits of a phone, newest first;
 * what matches with its marks as typed stands before what matches without.
 */
export async function findRecords(tx: Tx, actor: Actor, text: string, limit = 12): Promise<Found[]> {
  if (queryTokens(text).length === 0) return []
  const { id, title, customerName, contactName, contactEmail, createdAt } = opportunity
  const rows = await tx
    .select({ id, title, customerName, contactName, contactEmail, createdAt })
    .from(opportunity)
    .where(visible(actor, opportunities, { search: text, archived: 'any' }))
    .orderBy(desc(id)) // ids grow with time, and this order is found without reading all matches
    .limit(CANDIDATES)
  rows.sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
  const seen = rows.map((row) => withoutHidden(actor, opportunities, row) as Partial<typeof row> & typeof row)
  const ranked = rankMatches(text, seen, (row) =>
    [row.title, row.customerName, row.contactName, row.contactEmail].filter(Boolean).join(' '),
  )
  return ranked.slice(0, limit).map((row) => ({
    id: row.id,
    kind: 'opportunity',
    href: `/opportunities/${row.id}`,
    label: row.title,
    detail: row.customerName ?? row.contactName ?? row.contactEmail ?? '',
  }))
}

export const searchEverything = read({
  name: 'record.search',
  permission: 'opportunity:read',
  input: z.strictObject({ text: z.string().max(200) }),
  run: ({ tx, actor }, { text }) => findRecords(tx, actor, text),
})
