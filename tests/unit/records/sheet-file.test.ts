import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import type { ExportCell } from '@/lib/records/export'
import { workbookOf } from '@/lib/records/sheet-file'

async function* rows(...all: ExportCell[][]) {
  yield* all
}

async function opened(all: ExportCell[][], most?: number) {
  const pieces: Uint8Array[] = []
  for await (const piece of workbookOf(rows(...all), most)) pieces.push(piece)
  const files = unzipSync(Buffer.concat(pieces))
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]))
}

test('texts are texts and numbers are numbers, whatever they look like', async () => {
  const files = await opened([
    ['Tên', 'Tiền'],
    ['=1+1', 1_250_000],
    ['<b>&', null],
  ])
  const sheet = files['xl/worksheets/sheet1.xml']
  expect(sheet).toContain('<c r="A1" s="1" t="inlineStr"><is><t xml:space="preserve">Tên</t></is></c>')
  expect(sheet).toContain('<c r="A2" t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c>')
  expect(sheet).toContain('<c r="B2"><v>1250000</v></c>')
  expect(sheet).toContain('&lt;b&gt;&amp;')
  expect(sheet).not.toContain('<f>')
})

test('what XML or Excel cannot hold is left out, and columns go on after Z', async () => {
  const wide = Array.from({ length: 28 }, (_, at) => `c${at}`)
  const files = await opened([wide, ['a\u0000\u0008b\ud800', 'x'.repeat(40_000)]])
  const sheet = files['xl/worksheets/sheet1.xml'] ?? ''
  expect(sheet).toContain('<c r="AB1"')
  expect(sheet).toContain('>ab\ufffd<')
  expect(sheet.match(/x{2,}/)?.[0]).toHaveLength(32_767)
})

test('more rows than a sheet holds go on in the next, under the same headings', async () => {
  const files = await opened([['Tên'], ...Array.from({ length: 5 }, (_, at) => [`dòng ${at}`])], 3)
  const sheets = Object.keys(files).filter((name) => name.includes('worksheets/'))
  expect(sheets).toHaveLength(3)
  for (const name of sheets) expect(files[name]).toContain('>Tên<')
  expect(files['xl/worksheets/sheet2.xml']).toContain('dòng 3')
  expect(files['xl/worksheets/sheet3.xml']).toContain('dòng 4')
  expect(files['xl/workbook.xml']?.match(/<sheet /g)).toHaveLength(3)
  expect(files['[Content_Types].xml']?.match(/worksheet\+xml/g)).toHaveLength(3)
})

test('nothing at all is still a file', async () => {
  expect(Object.keys(await opened([['Tên']]))).toContain('xl/worksheets/sheet1.xml')
})
