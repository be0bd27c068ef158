import { expect, test } from 'vitest'
import { accountKind } from '@/lib/accounts/commands'
import { startImport } from '@/lib/import/commands'
import { execute } from '@/lib/kernel/command'
import { exportedRows } from '@/lib/records/export'
import type { Say } from '@/lib/records/field-text'
import { tableFile } from '@/lib/records/table-file'
import vi from '@/messages/vi.json'
import { anImport, checked, worked } from '@/tests/support/imports'
import { asOwner } from '@/tests/support/owner'
import { aWorld } from '@/tests/support/world'

const FORMULAS = [
  '=1+1',
  '+84',
  '-5',
  '@SUM(A1)',
  "'=1",
  "''=1",
  '＝1',
  "'",
  '"x";y,z',
  'a\nb',
  '=HYPERLINK("x")',
]
const COLUMNS = [
  'name',
  'kind',
  'taxCode',
  'phone',
  'email',
  'website',
  'address',
  'bornOn',
  'tagIds',
  'description',
]

const say = Object.assign(
  (key: string) =>
    String(key.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown>)?.[part], vi) ?? key),
  { has: () => true },
) as Say

const told = (workspaceId: string) =>
  asOwner(
    `select name, kind, tax_code, phone, email, website, address, born_on::text, description,
       (select array_agg(t.name order by t.name) from account_tag x join tag t on t.id = x.tag_id where x.account_id = a.id) as tags
     from account a where workspace_id = $1 order by name collate "C"`,
    [workspaceId],
  )

test.each(['csv', 'xlsx'] as const)(
  '[S10] customers taken along as %s come back identical',
  async (format) => {
    const source = await aWorld()
    for (const [at, text] of FORMULAS.entries()) {
      await execute(accountKind.create, source.admin, {
        name: `${text} ${at}`,
        kind: at % 2 ? 'person' : 'organization',
        phone: at % 2 ? '+84912345678' : '+33123456789',
        email: `kh${at}@example.vn`,
        address: text,
        description: `${text}\nHòa Bình, Đường số 5; “ghi chú”`,
        bornOn: '1990-12-31',
        website: 'https://example.vn',
        tagIds: source.tags.slice(0, at % 3),
        ...(at % 2 === 0 && { taxCode: '0100109106' }),
      })
    }
    const asked = { kind: 'account', query: {} }
    const reader = { say, locale: 'vi', timeZone: 'Asia/Ho_Chi_Minh' }
    const rows = exportedRows(source.admin, asked, COLUMNS, reader)
    const file = await tableFile(rows, { name: 'x', format })
    const into = await aWorld()
    const run = await anImport(into.admin, Buffer.from(await file.arrayBuffer()))
    expect(run.columns.map(({ field }) => field)).toEqual(COLUMNS)
    await checked(into.admin, run, { matchBy: [] })
    await execute(startImport, into.admin, { id: run.id })
    expect(await worked(into.admin, run.id)).toMatchObject({ created: FORMULAS.length, failed: 0 })
    expect(await told(into.workspace.id)).toEqual(await told(source.workspace.id))
  },
)
