import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { openSheet } from '@/lib/import/read/sheet'

async function linesIn(bytes: Buffer) {
  const { source, lines } = await openSheet(bytes)
  const all = []
  for await (const line of lines) all.push(line)
  return { source, lines: all }
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
const sheetOf = (rows: string) => `${HEAD}<worksheet><sheetData>${rows}</sheetData></worksheet>`
const bookOf = (parts: Record<string, string>) =>
  Buffer.from(
    zipSync(
      Object.fromEntries(
        Object.entries({
          'xl/workbook.xml': `${HEAD}<workbook><sheets><sheet name="A" sheetId="1"/></sheets></workbook>`,
          ...parts,
        }).map(([name, text]) => [name, strToU8(text)]),
      ),
    ),
  )
const book = (rows: string, more: Record<string, string> = {}) =>
  bookOf({ 'xl/worksheets/sheet1.xml': sheetOf(rows), ...more })

test('[CS-45] a spreadsheet gives texts, numbers, days and yes or no as they were meant', async () => {
  const day = new Date('1990-12-31T00:00:00Z')
  const rows = [
    [{ value: 'Tên khách hàng' }, { value: 'Ngày' }, { value: 'Số' }, { value: 'Có' }],
    [{ value: '+84912345678' }, { value: day, format: 'dd/mm/yyyy' }, { value: -1.5 }, { value: true }],
    [],
    [null, null, { value: '=1+1' }],
  ]
  const file = await writeXlsxFile(rows as never, { sheet: 'Khách' } as never).toBuffer()
  expect(await linesIn(Buffer.from(file))).toEqual({
    source: { format: 'xlsx', sheet: 'Khách' },
    lines: [
      { row: 1, cells: ['Tên khách hàng', 'Ngày', 'Số', 'Có'] },
      { row: 2, cells: ['+84912345678', '1990-12-31', -1.5, true] },
      { row: 4, cells: [null, null, '=1+1'] },
    ],
  })
})

test('what other programs write is understood: prefixes, rich text, percentages, escapes, hidden sheets', async () => {
  const bytes = bookOf({
    'xl/workbook.xml': `${HEAD}<x:workbook xmlns:x="m" xmlns:r="r"><x:sheets><x:sheet name="Ẩn" state="hidden" r:id="a"/><x:sheet name="B" r:id="b"/></x:sheets></x:workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships><Relationship Id="a" Target="worksheets/x.xml"/><Relationship Id="b" Target="/xl/worksheets/y.xml"/></Relationships>`,
    'xl/worksheets/y.xml': `${HEAD}<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="s"><x:v>0</x:v></x:c><x:c s="1"><x:v>0.15</x:v></x:c><x:c t="inlineStr"><x:is><x:t>a_x000D_b</x:t></x:is></x:c><x:c t="e"><x:v>#N/A</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
    'xl/sharedStrings.xml': `${HEAD}<sst><si><r><t>Hòa </t></r><r><t>Bình</t></r><rPh><t>x</t></rPh></si></sst>`,
    'xl/styles.xml': `${HEAD}<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="9"/></cellXfs></styleSheet>`,
  })
  expect((await linesIn(bytes)).lines).toEqual([{ row: 1, cells: ['Hòa Bình', '15%', 'a\rb'] }])
})

const cell = '<c><v>1</v></c>'
const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')

/** Says of each part of a zip file, in its directory and before it, that it is of another size. */
function lying(zip: Buffer, size: number): Buffer {
  const bytes = Buffer.from(zip)
  for (let at = 0; at < bytes.length - 4; at++) {
    if (bytes.readUInt32LE(at) === 0x04034b50) bytes.writeUInt32LE(size, at + 22)
    if (bytes.readUInt32LE(at) === 0x02014b50) bytes.writeUInt32LE(size, at + 24)
  }
  return bytes
}

test.each<[string, () => Buffer, string]>([
  ['a picture called .csv', () => Buffer.concat([png, Buffer.alloc(100)]), 'importNoTable'],
  ['an old or locked Excel file', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'importOldExcel'],
  ['a zip of anything', () => Buffer.from(zipSync({ 'a.txt': strToU8('a') })), 'importUnreadable'],
  ['half a spreadsheet', () => book(cell).subarray(0, 200), 'importUnreadable'],
  ['a broken sheet', () => book('<row></nope>'), 'importUnreadable'],
  [
    'a sheet that declares entities',
    () => bookOf({ 'xl/worksheets/sheet1.xml': `<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>` }),
    'importUnreadable',
  ],
  [
    'a bomb that says how large it is',
    () => lying(book(`<row>${cell}</row>`), 1_000_000_000),
    'importTooLarge',
  ],
  [
    'a bomb that lies about its size',
    () => lying(book(`<row>${cell.repeat(5000)}</row>`), 100),
    'importUnreadable',
  ],
  [
    'too many parts',
    () => bookOf(Object.fromEntries(Array.from({ length: 2100 }, (_, at) => [`p${at}`, '']))),
    'importTooLarge',
  ],
  ['a row of 16,384 cells', () => book(`<row>${cell.repeat(16_384)}</row>`), 'importTooLarge'],
  ['17 million cells', () => book(`<row>${cell.repeat(170)}</row>`.repeat(100_000)), 'importTooLarge'],
  ['a million rows', () => Buffer.from('a;b\n'.repeat(1_000_000)), 'importTooLarge'],
  ['a file of 31 MB', () => Buffer.alloc(31 * 1024 * 1024, 'a'), 'importTooLarge'],
])('[S13] refused in words: %s', { timeout: 60_000 }, async (_, bytes, key) => {
  const before = process.memoryUsage().arrayBuffers
  await expect(linesIn(bytes())).rejects.toMatchObject({ words: { key } })
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(450 * 1024 * 1024)
})
