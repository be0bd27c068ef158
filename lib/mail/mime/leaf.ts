import { decodeBytes } from './charset'
import { type Field, fieldValue } from './fields'
import { type Parameters, parseParameters } from './parameters'
import { looksBase64, transferDecode } from './transfer'

type Place = { first: boolean; digest: boolean }

/** Gives a leaf part a usable type, and text in a doubtful charset as UTF-8. */
export function mendLeaf(
  fields: Field[],
  body: Buffer,
  place: Place,
  defects: Set<string>,
): { fields: Field[]; body: Buffer } {
  const declared = fieldValue(fields, 'content-type')
  const type = parseParameters(declared)
  const disposition = parseParameters(fieldValue(fields, 'content-disposition'))
  if (place.digest && declared === '') return { fields, body }
  let mended = fields
  if (!/^[^\s/]+\/[^\s/]+$/.test(type.value) || type.value.startsWith('multipart/')) {
    if (declared !== '') defects.add('bad-content-type')
    type.value = 'text/plain'
    mended = put(mended, 'Content-Type', write(type))
  }
  if (!type.value.startsWith('text/')) return { fields: mended, body }
  if (isFile(type, disposition, place)) {
    const named = disposition.value === '' ? put(mended, 'Content-Disposition', 'attachment') : mended
    return { fields: named, body }
  }
  return mendText(mended, body, type, defects)
}

// A named text part after the first is a file that its writer attached without saying so.
function isFile(type: Parameters, disposition: Parameters, place: Place): boolean {
  if (disposition.value === 'attachment') return true
  const named = [...type.params.keys()].some((name) => name === 'name' || name.startsWith('name*'))
  return disposition.value === '' && named && !place.first
}

function mendText(fields: Field[], body: Buffer, type: Parameters, defects: Set<string>) {
  const encoding = fieldValue(fields, 'content-transfer-encoding')
  const bytes = transferDecode(body, encoding)
  const declared = type.params.get('charset') ?? charsetOfHtml(type, bytes)
  const decoded = decodeBytes(bytes, declared)
  const falseBase64 = encoding.toLowerCase().includes('base64') && !looksBase64(body)
  if (!decoded.mended && !falseBase64) return { fields, body }
  defects.add(falseBase64 ? 'false-base64' : 'charset-mended')
  type.params.set('charset', 'utf-8')
  return {
    fields: put(put(fields, 'Content-Type', write(type)), 'Content-Transfer-Encoding', 'base64'),
    body: Buffer.from(`${Buffer.from(decoded.text, 'utf8').toString('base64')}\r\n`),
  }
}

function charsetOfHtml(type: Parameters, bytes: Buffer): string | null {
  if (type.value !== 'text/html') return null
  return /charset\s?=\s?["']?([\w:.-]{2,40})/i.exec(bytes.toString('latin1', 0, 2048))?.[1] ?? null
}

function write(type: Parameters): string {
  const params = [...type.params].map(([name, text]) => `${name}="${text.replace(/["\\]/g, '\\$&')}"`)
  return [type.value, ...params].join('; ')
}

function put(fields: Field[], name: string, value: string): Field[] {
  const others = fields.filter((field) => field.name.toLowerCase() !== name.toLowerCase())
  return [...others, { name, value }]
}
