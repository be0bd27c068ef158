import 'server-only'
import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Tx } from '@/db/client'
import { companyInfo, orgUnit } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { type Command, type Context, command } from '@/lib/kernel/command'
import { entity } from '@/lib/kernel/entity'
import { conflict, invalid, notFound } from '@/lib/kernel/errors'
import { inputSchema, parsePatch } from '@/lib/records/commands'
import { winnerOf } from '@/lib/records/history'
import { allowUndo } from '@/lib/records/undo'
import { updateRecord } from '@/lib/records/write'
import { companyDescription } from './company-fields'

export const companies = entity({
  ...companyDescription,
  table: companyInfo,
  permissions: {
    read: 'dictionary:read',
    create: 'organisation:write',
    write: 'organisation:write',
    delete: 'organisation:write',
  },
})
allowUndo(companies)

type Saved = { id: string; version: number }
type Row = typeof companyInfo.$inferSelect

const input = z.strictObject({
  id: z.uuid(),
  /** 0 while nothing has been said yet. */
  version: z.int().nonnegative(),
  patch: z.record(z.string(), z.unknown()),
})

/** What a company prints on its documents; the first save makes it. */
export const updateCompany: Command<typeof input, Saved> = command({
  name: 'company_info.update',
  permission: 'organisation:write',
  input,
  async run(context, { id, version, patch }) {
    await lockCompany(context, id)
    const values = parsePatch(companies, patch)
    if (version > 0) return updateRecord(context, companies, {}, { id, version, patch: values })
    const whole = inputSchema(companies).safeParse(values, { reportInput: true })
    if (!whole.success) throw invalid(whole.error)
    await insertCompany(context, { id, ...(whole.data as { legalName: string }) })
    const event = { entity: companies.name, recordId: id, type: 'created', after: values }
    return { data: { id, version: 1 }, events: [event] }
  },
})

export async function getCompany(tx: Tx, actor: Actor, id: string): Promise<Row | undefined> {
  const [row] = await tx.select().from(companyInfo).where(companyRow(actor, id))
  return row
}

export const companyRow = (actor: Actor, id: string) =>
  and(eq(companyInfo.workspaceId, actor.workspace.id), eq(companyInfo.id, id))

/** The first that is told of a company. */
export async function insertCompany(
  { tx, actor }: Context,
  values: { id: string; legalName: string },
): Promise<void> {
  const made = await tx
    .insert(companyInfo)
    .values({ ...values, workspaceId: actor.workspace.id })
    .onConflictDoNothing()
    .returning({ id: companyInfo.id })
  if (made.length === 0) throw conflict('stale', await winnerOf(tx, actor, companies.name, values.id))
}

/** The unit, which has to be a company; nothing happens to it meanwhile. */
export async function lockCompany({ tx, actor }: Context, id: string): Promise<{ name: string }> {
  const [unit] = await tx
    .select({ name: orgUnit.name, kind: orgUnit.kind })
    .from(orgUnit)
    .where(and(eq(orgUnit.workspaceId, actor.workspace.id), eq(orgUnit.id, id)))
    .for('share')
  if (unit?.kind !== 'company') throw notFound()
  return unit
}
