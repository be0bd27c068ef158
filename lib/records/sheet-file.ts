import { strToU8, Zip, ZipDeflate } from 'fflate'
import type { ExportCell } from './export'

/** What Excel opens: rows of a sheet, the one of headings among them, and characters of a cell. */
export const SHEET_ROWS = 1_048_576
const CELL_TEXT = 32_767
const PIECE = 64 * 1024

/**
 * Rows, the first of them headings, as a spreadsheet, made a piece at a time; more than a sheet holds go on in the next.
 * Texts are written as texts, so that no cell is taken for a formula.
 */
export async function* workbookOf(
  rows: AsyncIterable<ExportCell[]>,
  mostRows = SHEET_ROWS,
): AsyncGenerator<Uint8Array> {
  const made: Uint8Array[] = []
  const zip = new Zip((error, bytes) => {
    if (error) throw error
    made.push(bytes)
  })
  const begin = (name: string) => {
    const file = new ZipDeflate(name, { level: 6 })
    zip.add(file)
    return file
  }
  let head: ExportCell[] | undefined
  let sheet: ZipDeflate | undefined
  let sheets = 0
  let row = 0
  let text = ''
  for await (const cells of rows) {
    head ??= cells
    if (!sheet || row >= mostRows) {
      sheet?.push(strToU8(text + SHEET_END), true)
      sheets++
      sheet = begin(`xl/worksheets/sheet${sheets}.xml`)
      text = sheetStart(head.length) + rowText(head, 1, true)
      row = 1
      if (cells === head) continue
    }
    row++
    text += rowText(cells, row, false)
    if (text.length > PIECE) {
      sheet.push(strToU8(text))
      text = ''
    }
    yield* made.splice(0)
  }
  sheet?.push(strToU8(text + SHEET_END), true)
  for (const [name, content] of Object.entries(partsOf(sheets))) begin(name).push(strToU8(content), true)
  zip.end()
  yield* made.splice(0)
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const SPREADSHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const SHEET_END = '</sheetData></worksheet>'

const sheetStart = (columns: number) =>
  `${XML}<worksheet xmlns="${SPREADSHEET}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
  `<cols><col min="1" max="${Math.max(1, columns)}" width="22" customWidth="1"/></cols><sheetData>`

function rowText(cells: ExportCell[], row: number, isHead: boolean): string {
  let text = `<row r="${row}">`
  for (const [at, cell] of cells.entries()) {
    if (cell === null) continue
    const place = `<c r="${letters(at)}${row}"${isHead ? ' s="1"' : ''}`
    text +=
      typeof cell === 'number'
        ? `${place}><v>${cell}</v></c>`
        : `${place} t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`
  }
  return `${text}</row>`
}

const letters = (at: number): string =>
  (at < 26 ? '' : letters(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26))

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' }

/** What XML cannot say is left out. */
const escaped = (text: string): string =>
  text
    .slice(0, CELL_TEXT)
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>\r]/g, (sign) => ENTITIES[sign] ?? sign)

function partsOf(sheets: number): Record<string, string> {
  const each = (one: (sheet: number) => string) =>
    Array.from({ length: sheets }, (_, at) => one(at + 1)).join('')
  return {
    'xl/workbook.xml': `${XML}<workbook xmlns="${SPREADSHEET}" xmlns:r="${DOCUMENT}"><sheets>${each(
      (sheet) => `<sheet name="Sheet${sheet}" sheetId="${sheet}" r:id="rId${sheet}"/>`,
    )}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships">${each(
      (sheet) =>
        `<Relationship Id="rId${sheet}" Type="${DOCUMENT}/worksheet" Target="worksheets/sheet${sheet}.xml"/>`,
    )}<Relationship Id="rId${sheets + 1}" Type="${DOCUMENT}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `${XML}<styleSheet xmlns="${SPREADSHEET}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
    '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${each(
      (sheet) =>
        `<Override PartName="/xl/worksheets/sheet${sheet}.xml" ContentType="${TYPE}.worksheet+xml"/>`,
    )}</Types>`,
  }
}
