import { getTranslations } from 'next-intl/server'
import writeXlsxFile from 'write-excel-file/node'
import { can } from '@/lib/kernel/actor'
import { forbidden } from '@/lib/kernel/errors'
import { route } from '@/lib/kernel/route'
import { requireCaller } from '@/lib/kernel/session'
import { exampleOf, VIETNAM_NAME } from '@/lib/locations/standard'
import { downloadHeaders } from '@/lib/mail/outbound/files'

const LEVELS = ['province', 'district', 'ward'] as const
const COLUMNS = ['country', ...LEVELS] as const

/** An empty table of places with its headings and a line of each scheme, to be filled in and brought back. */
export const GET = route('admin_unit.template', 'dictionary:write', async () => {
  if (!can(await requireCaller(), 'dictionary:write')) throw forbidden()
  const t = await getTranslations('locations.import')
  const head = COLUMNS.map((column) => ({ value: t(`columns.${column}`), fontWeight: 'bold' as const }))
  // Places that are there already: left in the file, they add nothing.
  const rows = (['vn34', 'vn63'] as const).map(exampleOf).map((line) => {
    const names = LEVELS.map((level) => line.find((unit) => unit.level === level)?.name)
    return [VIETNAM_NAME, ...names].map((value) => (value === undefined ? null : { value }))
  })
  const widths = COLUMNS.map(() => ({ width: 28 }))
  const sheet = await writeXlsxFile(
    [head, ...rows] as never,
    { columns: widths, stickyRowsCount: 1 } as never,
  ).toBuffer()
  const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return new Response(new Uint8Array(sheet), {
    headers: downloadHeaders({ name: `${t('file')}.xlsx`, contentType }),
  })
})
