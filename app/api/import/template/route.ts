import { getLocale, getTranslations } from 'next-intl/server'
import { kindToImport } from '@/lib/import/queries'
import { templateRows } from '@/lib/import/template'
import { route } from '@/lib/kernel/route'
import { requireCaller } from '@/lib/kernel/session'
import type { Say } from '@/lib/records/field-text'
import { tableFile } from '@/lib/records/table-file'

/** A table to fill in, for the kind of record at `?kind=`. */
export const GET = route('record_import.template', 'record:import', async (request) => {
  const actor = await requireCaller()
  const search = new URL(request.url).searchParams
  const entity = kindToImport(actor, search.get('kind') ?? '')
  const say = (await getTranslations()) as unknown as Say
  const rows = templateRows(entity, { say, locale: await getLocale(), timeZone: actor.workspace.timeZone })
  const format = search.get('format') === 'csv' ? 'csv' : 'xlsx'
  return tableFile(rows, { name: `${say('import.template.file')}-${entity.path.slice(1)}`, format })
})
