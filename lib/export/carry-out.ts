import 'server-only'
import { and, eq } from 'drizzle-orm'
import { createTranslator } from 'use-intl/core'
import { recordExport } from '@/db/schema'
import { customWordsOf, withCustomWords } from '@/lib/i18n/custom-words'
import { type Actor, can } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { forbidden, Refusal } from '@/lib/kernel/errors'
import { log } from '@/lib/kernel/log'
import { memberActor } from '@/lib/kernel/member-actor'
import { productActor } from '@/lib/kernel/product-actor'
import { storage } from '@/lib/mail/storage'
import { type ExportCell, exportedRows } from '@/lib/records/export'
import type { Reader, Say } from '@/lib/records/field-text'
import type { Query } from '@/lib/records/query'
import { tableBytes } from '@/lib/records/table-file'
import en from '@/messages/en.json'
import vi from '@/messages/vi.json'
import { dropExport, endExport, failExport, noteExport } from './commands'
import { type ExportRun, getExport } from './own'

type Run = { workspaceId: string; id: string; memberId: string; isLastAttempt: boolean }

/** Makes the whole file in the name of who asked for it, with the rights they have now. */
export async function carryOut({ workspaceId, id, memberId, isLastAttempt }: Run): Promise<void> {
  const actor = await memberActor(workspaceId, memberId)
  try {
    if (!actor) throw forbidden()
    await make(actor, id)
  } catch (error) {
    const isOver = error instanceof Refusal && ['exportOver', 'notFound'].includes(error.words.key)
    if (isOver && !(await isRunning(workspaceId, id))) return // it was stopped or forgotten meanwhile
    if (!(error instanceof Refusal) && !isLastAttempt) throw error
    log.error({ err: error, id }, 'export failed')
    const product = await productActor(workspaceId)
    if (product) await execute(failExport, product, { id })
  }
}

async function isRunning(workspaceId: string, id: string): Promise<boolean> {
  const product = await productActor(workspaceId)
  if (!product) return false
  const here = and(eq(recordExport.workspaceId, workspaceId), eq(recordExport.id, id))
  const rows = await reading(product, (tx) =>
    tx.select({ state: recordExport.state }).from(recordExport).where(here),
  )
  return rows[0]?.state === 'running'
}

async function make(actor: Actor, id: string): Promise<void> {
  const run = await reading(actor, (tx) => getExport(tx, actor, id))
  if (run?.state !== 'running') return
  if (!can(actor, 'record:export')) throw forbidden()
  let done = 0
  const asked = { kind: run.entity, query: run.query as Query }
  const rows = counted(exportedRows(actor, asked, run.columns, readerOf(actor, run)), (count) => {
    done = count
    return execute(noteExport, actor, { id, done })
  })
  try {
    const bytes = await storage.write(run.storageKey, tableBytes(rows, run.format))
    await execute(endExport, actor, { id, done, bytes })
  } catch (error) {
    await storage.delete(run.storageKey)
    throw error
  }
}

const EVERY = 1000

/** The same rows, telling after each thousand of records and at the end how many there were. */
async function* counted(
  rows: AsyncIterable<ExportCell[]>,
  tell: (count: number) => Promise<unknown>,
): AsyncGenerator<ExportCell[]> {
  let count = -1 // the first row has the headings
  for await (const row of rows) {
    yield row
    count++
    if (count > 0 && count % EVERY === 0) await tell(count)
  }
  await tell(Math.max(0, count))
}

function readerOf({ workspace }: Actor, { locale, timeZone }: ExportRun): Reader {
  const messages = withCustomWords(locale === 'en' ? en : vi, customWordsOf(workspace.customFields))
  return { say: createTranslator({ locale, messages }) as unknown as Say, locale, timeZone }
}

export async function forget(workspaceId: string, id: string): Promise<void> {
  const product = await productActor(workspaceId)
  if (product) await execute(dropExport, product, { id })
}
