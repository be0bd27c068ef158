import { beforeAll, expect, test } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { execute } from '@/lib/kernel/command'
import { answer } from '@/lib/kernel/read'
import { checkLocations, importLocations, MOST_LINES } from '@/lib/locations/import'
import { linesOf } from '@/lib/locations/import-file'
import { searchLocations } from '@/lib/locations/reads'
import { asOwner } from '@/tests/support/owner'
import { aWorld, type World } from '@/tests/support/world'

let world: World
beforeAll(async () => {
  world = await aWorld()
})

const sheet = (...rows: (string | null)[][]) =>
  writeXlsxFile(rows.map((row) => row.map((value) => value && { value })) as never, {} as never).toBuffer()
const HEAD = ['Quốc gia', 'Tỉnh', 'Huyện', 'Xã']
const count = async () =>
  (
    await asOwner<{ n: number }>('select count(*)::int as n from admin_unit where workspace_id = $1', [
      world.workspace.id,
    ])
  )[0]?.n

test('[CS-39] a table is read, looked through and added as a whole, then found and logged', async () => {
  const lines = await linesOf(
    await sheet(
      ['Danh sách vị trí'],
      HEAD,
      ['Lào', 'Viêng Chăn', 'Sikhottabong', null],
      ['Lào', 'Viêng Chăn', 'Xaysetha', null],
      ['Việt Nam', 'Hà Nội', null, 'Phường Cửa Nam'],
    ),
  )
  expect(lines.map(({ row }) => row)).toEqual([3, 4, 5])
  const checked = await answer(checkLocations, world.admin, { lines })
  expect(checked).toMatchObject({ rows: 3, made: 4, known: 1, wrong: 0 })
  expect(await count()).toBe(0)
  const { data } = await execute(importLocations, world.admin, { lines })
  expect(data.made).toBe(4)
  expect(await answer(searchLocations, world.rep, { text: 'xaysetha vieng' })).toHaveLength(0) // own places by their names
  const [found] = await answer(searchLocations, world.rep, { text: 'xaysetha' })
  expect(found?.path).toBe('Viêng Chăn, Lào')
  const events = await asOwner(
    `select from event where workspace_id = $1 and entity = 'admin_unit' and type = 'created'`,
    [world.workspace.id],
  )
  expect(events).toHaveLength(4)
  // The same file again adds nothing.
  const again = await execute(importLocations, world.admin, { lines })
  expect(again).toMatchObject({ changed: false, data: { made: 0, known: 3 } })
})

test('[CS-39] a file with one wrong line adds none of the others', async () => {
  const before = await count()
  const lines = await linesOf(
    await sheet(HEAD, ['Thái Lan', 'Băng Cốc', null, null], ['Thái Lan', null, 'Quận', null]),
  )
  expect(await answer(checkLocations, world.admin, { lines })).toMatchObject({
    made: 2,
    wrong: 1,
    errors: [{ row: 3, key: 'gap' }],
  })
  await expect(execute(importLocations, world.admin, { lines })).rejects.toMatchObject({
    words: { key: 'locationErrors' },
  })
  expect(await count()).toBe(before)
})

test('a table of names and what they belong to is taken from CSV too', async () => {
  const lines = await linesOf(Buffer.from('Tên;Trực thuộc\nMiến Điện;\nRangun;Miến Điện\n'))
  expect(await answer(checkLocations, world.admin, { lines })).toMatchObject({ made: 2, wrong: 0 })
})

test.each([
  ['no table', Buffer.from([0, 1, 2, 3]), 'importNoTable'],
  ['without headings', Buffer.from('a,b\n1,2\n'), 'locationHeadings'],
  ['without lines', Buffer.from('Quốc gia,Tỉnh\n'), 'locationsEmpty'],
  ['too long', Buffer.from(`Quốc gia\n${'Lào\n'.repeat(MOST_LINES + 1)}`), 'tooManyRows'],
])('a file that is %s is refused in words', async (_, bytes, key) => {
  await expect(linesOf(bytes)).rejects.toMatchObject({ words: { key } })
})

test('who may not write dictionaries imports nothing', async () => {
  const lines = [{ row: 2, name: 'Lén', above: '' }]
  for (const attempt of [
    answer(checkLocations, world.rep, { lines }),
    execute(importLocations, world.rep, { lines }),
  ])
    await expect(attempt).rejects.toMatchObject({ code: 'forbidden' })
})
