import 'server-only'
import { sql } from 'drizzle-orm'
import type { Context } from '@/lib/kernel/command'

type Person = { email: string | null; phone: string | null }

/** Empties the rows of tables still kept that name somebody's address or number, however that is written. */
export async function forgetRowsOf(
  { tx, actor }: Pick<Context, 'tx' | 'actor'>,
  { email, phone }: Person,
): Promise<void> {
  const digits = phone?.replace(/\D/g, '').slice(-9) ?? ''
  await tx.execute(sql`
    update record_import_row set cells = null, reasons = '{}'
    where workspace_id = ${actor.workspace.id} and cells is not null and exists (
      select from jsonb_array_elements_text(cells) cell
      where lower(trim(cell)) = ${email ?? ''} and ${email !== null}
        or regexp_replace(cell, '\\D', '', 'g') like ${`%${digits}`} and ${digits.length === 9})`)
}
