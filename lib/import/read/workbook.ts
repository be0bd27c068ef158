import 'server-only'
import { PARTS, tooLarge, unreadable } from './limits'
import { readXml } from './xml'
import type { Zip } from './zip'

/** What a cell's format makes of its number. */
export type Style = 'number' | 'date' | 'percent'

export type Workbook = {
  sheet: string
  path: string
  strings: readonly string[]
  styles: readonly Style[]
  is1904: boolean
}

/** What has to be known before the first sheet can be read. */
export async function openWorkbook(zip: Zip): Promise<Workbook> {
  if (!zip.has('xl/workbook.xml')) throw unreadable()
  const { sheet, relation, is1904 } = await firstSheet(zip)
  const path = await targetOf(zip, relation)
  return { sheet, path, is1904, strings: await sharedStrings(zip), styles: await stylesOf(zip) }
}

async function firstSheet(zip: Zip) {
  const found: { sheet: string; relation: string }[] = []
  let is1904 = false
  await readXml(await zip.part('xl/workbook.xml'), {
    open(name, attributes) {
      if (name === 'workbookPr') is1904 = /^(1|true)$/.test(attributes.date1904 ?? '')
      if (name !== 'sheet' || (attributes.state ?? 'visible') !== 'visible') return
      const relation = Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key))?.[1] ?? ''
      found.push({ sheet: attributes.name ?? '', relation })
    },
  })
  const [first] = found
  if (!first) throw unreadable()
  return { ...first, is1904 }
}

async function targetOf(zip: Zip, relation: string): Promise<string> {
  let target = 'worksheets/sheet1.xml'
  const relations = 'xl/_rels/workbook.xml.rels'
  if (zip.has(relations))
    await readXml(await zip.part(relations), {
      open(_, { Id, Target }) {
        if (Id === relation && Target) target = Target
      },
    })
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`
}

async function sharedStrings(zip: Zip): Promise<string[]> {
  const strings: string[] = []
  if (!zip.has('xl/sharedStrings.xml')) return strings
  let [text, size, depth] = ['', 0, 0]
  let isText = false
  await readXml(await zip.part('xl/sharedStrings.xml'), {
    open(name) {
      if (name === 'si') text = ''
      if (name === 'rPh') depth++
      isText = name === 't' && depth === 0
    },
    text(piece) {
      if (isText) text += piece
    },
    close(name) {
      isText = false
      if (name === 'rPh') depth--
      if (name !== 'si') return
      size += text.length
      if (size > PARTS.strings) throw tooLarge()
      strings.push(plain(text))
    },
  })
  return strings
}

/** Characters that XML cannot hold are written as their numbers. */
export const plain = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

async function stylesOf(zip: Zip): Promise<Style[]> {
  const styles: Style[] = []
  const formats = new Map<string, string>()
  let isCell = false
  if (!zip.has('xl/styles.xml')) return styles
  await readXml(await zip.part('xl/styles.xml'), {
    open(name, attributes) {
      if (name === 'numFmt') formats.set(attributes.numFmtId ?? '', attributes.formatCode ?? '')
      if (name === 'cellXfs') isCell = true
      if (name === 'xf' && isCell) styles.push(styleOf(attributes.numFmtId ?? '0', formats))
    },
    close(name) {
      if (name === 'cellXfs') isCell = false
    },
  })
  return styles
}

function styleOf(id: string, formats: ReadonlyMap<string, string>): Style {
  const number = Number(id)
  if (number === 9 || number === 10) return 'percent'
  if ((number >= 14 && number <= 22) || (number >= 45 && number <= 47)) return 'date'
  const code = (formats.get(id) ?? '').replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '')
  if (/[dy]|m(?!.*0)/i.test(code)) return 'date'
  return code.includes('%') ? 'percent' : 'number'
}
