import { getTranslations } from 'next-intl/server'
import writeXlsxFile from 'write-excel-file/node'
import { can } from '@/lib/kernel/actor'
import { forbidden } from '@/lib/kernel/errors'
import { route } from '@/lib/kernel/route'
import { requireCaller } from '@/lib/kernel/session'
import { downloadHeaders } from '@/lib/mail/outbound/files'

const COLUMNS = ['country', 'province', 'district', 'ward'] as const
/** What is there already, so that leaving it in the file adds nothing. */
const EXAMPLES = [
  ['Việt Nam', 'Thành phố Hà Nội', null, 'Phường Cửa Nam'],
  ['Việt Nam', 'Thành phố Hà Nội', 'Quận Hoàn Kiếm', 'Phường Hàng Bài'],
]

/** An empty table of places with its headings, to be filled in and brought back. */
export const GET = route('admin_unit.template', 'dictionary:write', async () => {
  if (!can(await requireCaller(), 'dictionary:write')) throw forbidden()
  const t = await getTranslations('locations.import')
  const head = COLUMNS.map((column) => ({ value: t(`columns.${column}`), fontWeight: 'bold' as const }))
  const rows = EXAMPLES.map((row) => row.map((value) => (value === null ? null : { value })))
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
