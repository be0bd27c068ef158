import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'

/** The cells of the first sheet of an .xlsx file, row by row; empty ones are left out. */
export async function sheetRows(path: string): Promise<string[][]> {
  const files = unzipSync(readFileSync(path))
  const text = (name: string) => (files[name] ? strFromU8(files[name]) : '')
  const strings = [...text('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, si = '']) =>
    plain(si),
  )
  return [...text('xl/worksheets/sheet1.xml').matchAll(/<row\b.*?<\/row>/gs)].map(([row]) =>
    [...row.matchAll(/<c\b([^>]*)>(.*?)<\/c>/gs)].map(([, attributes = '', cell = '']) => {
      const value = plain(cell)
      return /t="s"/.test(attributes) ? (strings[Number(value)] ?? '') : value
    }),
  )
}

const plain = (xml: string) =>
  xml
    .replace(/<[^>]*>/g, '')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .trim()
