import { decodeBytes } from './charset'
import { type Field, fieldValue } from './fields'
import { type Parameters, parseParameters, writeParameters } from './parameters'
import { looksBase64, transferDecode } from './transfer'

type Place = { first: boolean; digest: boolean }
type Leaf = { type: string; disposition: string; content: Buffer }

/**
 * Content fields and decoded body of a leaf part: a usable type, text as UTF-8.
 * One base64 line follows, because postal-mime spends a promise on every line.
 */
export function mendLeaf(fields: Field[], body: Buffer, place: Place, defects: Set<string>): string {
  const { type, disposition, content } = readLeaf(fields, body, place, defects)
  const others = ['Content-ID', 'Content-Description'].flatMap((name) => {
    const value = fieldValue(fields, name.toLowerCase())
    return value === '' ? [] : [`${name}: ${value}`]
  })
  const known = [
    ...(type === '' ? [] : [`Content-Type: ${type}`]),
    ...(disposition === '' ? [] : [`Content-Disposition: ${disposition}`]),
    'Content-Transfer-Encoding: base64',
  ]
  return `${[...known, ...others].join('\r\n')}\r\n\r\n${content.toString('base64')}\r\n`
}

function readLeaf(fields: Field[], body: Buffer, place: Place, defects: Set<string>): Leaf {
  const declared = fieldValue(fields, 'content-type')
  const written = fieldValue(fields, 'content-disposition')
  const encoding = fieldValue(fields, 'content-transfer-encoding')
  const type = parseParameters(declared)
  const disposition = parseParameters(written)
  const content = transferDecode(body, encoding)
  if (encoding.toLowerCase().includes('base64') && !looksBase64(body)) defects.add('false-base64')
  if (place.digest && declared === '') return { type: '', disposition: written, content }
  if (!/^[^\s/]+\/[^\s/]+$/.test(type.value) || type.value.startsWith('multipart/')) {
    if (declared !== '') defects.add('bad-content-type')
    type.value = 'text/plain'
  }
  if (!type.value.startsWith('text/')) return { type: writeParameters(type), disposition: written, content }
  if (isFile(type, disposition, place)) {
    return { type: writeParameters(type), disposition: written || 'attachment', content }
  }
  const decoded = decodeBytes(content, type.params.get('charset') ?? charsetOfHtml(type, content))
  if (decoded.mended) defects.add('charset-mended')
  type.params.set('charset', 'utf-8')
  return { type: writeParameters(type), disposition: written, content: Buffer.from(decoded.text, 'utf8') }
}

// A named text part after the first is a file that its writer attached without saying so.
function isFile(type: Parameters, disposition: Parameters, place: Place): boolean {
  if (disposition.value === 'attachment') return true
  const named = [...type.params.keys()].some((name) => name === 'name' || name.startsWith('name*'))
  return disposition.value === '' && named && !place.first
}

function charsetOfHtml(type: Parameters, bytes: Buffer): string | null {
  if (type.value !== 'text/html') return null
  return /charset\s?=\s?["']?([\w:.-]{2,40})/i.exec(bytes.toString('latin1', 0, 2048))?.[1] ?? null
}
