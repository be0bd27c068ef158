import { getTranslations } from 'next-intl/server'
import { can } from '@/lib/kernel/actor'
import { forbidden } from '@/lib/kernel/errors'
import { route } from '@/lib/kernel/route'
import { requireCaller } from '@/lib/kernel/session'
import { exampleOf, VIETNAM_NAME } from '@/lib/locations/standard'
import { tableFile } from '@/lib/records/table-file'

const LEVELS = ['province', 'district', 'ward'] as const
const COLUMNS = ['country', ...LEVELS] as const

/** An empty table of places with its headings and a line of each scheme, to be filled in and brought back. */
export const GET = route('admin_unit.template', 'dictionary:write', async () => {
  if (!can(await requireCaller(), 'dictionary:write')) throw forbidden()
  const t = await getTranslations('locations.import')
  return tableFile(
    rowsOf((column) => t(`columns.${column}`)),
    { name: t('file'), format: 'xlsx' },
  )
})

/** The lines are places that are there already: left in the file, they add nothing. */
async function* rowsOf(heading: (column: (typeof COLUMNS)[number]) => string) {
  yield COLUMNS.map(heading)
  for (const line of (['vn34', 'vn63'] as const).map(exampleOf)) {
    const names = LEVELS.map((level) => line.find((unit) => unit.level === level)?.name ?? null)
    yield [VIETNAM_NAME, ...names]
  }
}
