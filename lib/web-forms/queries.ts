import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { webForm } from '@/db/schema'
import { type Locale, localeOf } from '@/lib/i18n/words-in'
import type { Actor } from '@/lib/kernel/actor'
import { entityIn } from '@/lib/kernel/custom-fields'
import { database, reading } from '@/lib/kernel/database'
import { productActor } from '@/lib/kernel/product-actor'
import { leads } from '@/lib/leads/entity'
import { rulesOf } from '@/lib/record-rules/rules'
import { listOptions, type Option } from '@/lib/records/options'
import { getRecord, type Row } from '@/lib/records/query'
import { webForms } from './entity'
import { type Asked, askedBy, demandedBy } from './questions'

/** A form as strangers meet it: nothing of it that they do not see. */
export type ShownForm = {
  id: string
  locale: Locale
  title: string
  intro: string | null
  thanks: string
  redirectUrl: string | null
  consentText: string | null
  asked: Asked[]
  /** What may be chosen, by the dictionary asked for. */
  options: Record<string, Option[]>
}

/** Who takes in what the form at this address is sent, and the form itself; null when there is none that is active. */
export async function openForm(key: string): Promise<{ actor: Actor; form: ShownForm } | null> {
  const owner = /^[\w-]{20,60}$/.test(key) ? await ownerOf(key) : null
  const found = owner && (await productActor(owner.workspaceId))
  if (!owner || !found) return null
  return reading(found, async (tx) => {
    const row = await getRecord(tx, found, webForms, owner.formId)
    if (!row?.isActive || row.archivedAt) return null
    return { actor: { ...found, name: String(row.name) }, form: await shownForm(tx, found, row) }
  })
}

export async function shownForm(tx: Tx, actor: Actor, row: Row): Promise<ShownForm> {
  const required = demandedBy(row, await rulesOf(tx, actor, leads))
  const asked = askedBy(entityIn(actor, leads), row, required)
  const options: Record<string, Option[]> = {}
  for (const { field } of asked) {
    if (field.to)
      options[field.to] ??= (await listOptions(tx, actor, field.to, field)).filter((each) => !each.isArchived)
  }
  const text = (value: unknown) => (typeof value === 'string' && value ? value : null)
  return {
    id: row.id,
    locale: localeOf(row.locale),
    title: String(row.title),
    intro: text(row.intro),
    thanks: String(row.thanks),
    redirectUrl: text(row.redirectUrl),
    consentText: text(row.consentText),
    asked,
    options,
  }
}

/** The part of a form's address that nobody guesses. */
export async function publicKeyOf(tx: Tx, actor: Actor, id: string): Promise<string> {
  const [row] = await tx
    .select({ key: webForm.publicKey })
    .from(webForm)
    .where(and(eq(webForm.workspaceId, actor.workspace.id), eq(webForm.id, id)))
  return row?.key ?? ''
}

function ownerOf(key: string): Promise<{ workspaceId: string; formId: string } | null> {
  return database().transact('identity', async (tx) => {
    const { rows } = await tx.execute<{ workspaceId: string; formId: string }>(
      sql`select workspace_id as "workspaceId", form_id as "formId" from cohoi_web_form(${key})`,
    )
    return rows[0] ?? null
  })
}
