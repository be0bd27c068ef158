import { getTranslations } from 'next-intl/server'
import { noteRefusedTaken } from '@/lib/import/commands'
import { refusedRows } from '@/lib/import/refused'
import { execute } from '@/lib/kernel/command'
import { route } from '@/lib/kernel/route'
import { requireCaller } from '@/lib/kernel/session'
import { tableFile } from '@/lib/records/table-file'

/** The rows of an import that were refused, with the reasons; to be mended and imported again. */
export const POST = route<{ id: string }>('record_import.refused', 'record:import', async (_, { params }) => {
  const actor = await requireCaller()
  const { data } = await execute(noteRefusedTaken, actor, await params)
  const say = (await getTranslations()) as unknown as Parameters<typeof refusedRows>[2]
  return tableFile(refusedRows(actor, data.run, say), {
    name: say('import.refused.file'),
    format: 'xlsx',
  })
})
