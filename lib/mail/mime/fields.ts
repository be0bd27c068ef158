import { canonical, decodeBytes, isAscii } from './charset'
import { normaliseWords } from './encoded-words'
import { isHeaderLine, type Line, lineAt } from './lines'
import { parseParameters } from './parameters'

const LONGEST = 100_000
const MOST = 2000
const MOST_LINES = 20_000

export type Field = { name: string; value: string }
export type Block = { fields: Field[]; next: number }

/**
 * Reads header fields from `start` until a blank line, the body or a boundary (`stops`).
 * Values come out unfolded, as Unicode, every encoded word in UTF-8.
 */
export function readFields(
  bytes: Buffer,
  start: number,
  stops: (line: Line) => boolean,
  defects: Set<string>,
): Block {
  const raw: { name: string; lines: Buffer[] }[] = []
  let at = start
  for (let count = 0; at < bytes.length && count < MOST_LINES; count++) {
    const line = lineAt(bytes, at)
    const verdict = judge(bytes, line, raw.length > 0, stops)
    if (verdict === 'end') return { fields: decodeFields(raw, defects), next: line.next }
    if (verdict === 'body') {
      if (!stops(line)) defects.add('missing-blank-line')
      break
    }
    const content = bytes.subarray(line.start, line.end)
    if (verdict === 'fold') raw.at(-1)?.lines.push(content)
    if (verdict === 'junk') defects.add('header-junk')
    if (verdict === 'field' && raw.length >= MOST) defects.add('too-many-fields')
    else if (verdict === 'field') {
      const colon = content.indexOf(0x3a)
      raw.push({ name: content.toString('latin1', 0, colon).trim(), lines: [content.subarray(colon + 1)] })
    }
    at = line.next
  }
  return { fields: decodeFields(raw, defects), next: at }
}

export function fieldValue(fields: Field[], name: string): string {
  return fields.find((field) => field.name.toLowerCase() === name)?.value ?? ''
}

type Verdict = 'end' | 'body' | 'fold' | 'junk' | 'field'

function judge(bytes: Buffer, line: Line, hasFields: boolean, stops: (line: Line) => boolean): Verdict {
  if (line.end === line.start) return 'end'
  if (stops(line)) return 'body'
  const following = lineAt(bytes, line.next)
  if (bytes[line.start] === 0x20 || bytes[line.start] === 0x09) {
    if (!hasFields) return isHeaderLine(bytes, following) ? 'junk' : 'body'
    const blank = bytes.toString('latin1', line.start, line.end).trim() === ''
    const folds = bytes[following.start] === 0x20 || bytes[following.start] === 0x09
    return blank && !folds && following.end > following.start && !isHeaderLine(bytes, following)
      ? 'end'
      : 'fold'
  }
  if (isHeaderLine(bytes, line)) return 'field'
  return following.start < bytes.length && isHeaderLine(bytes, following) && hasFields ? 'junk' : 'body'
}

function decodeFields(raw: { name: string; lines: Buffer[] }[], defects: Set<string>): Field[] {
  const type = raw.find((field) => field.name.toLowerCase() === 'content-type')
  const declared = type ? parseParameters(unfold(type.lines).toString('latin1')).params.get('charset') : null
  const name = canonical(declared ?? null)
  const charset = name.startsWith('utf-16') || name === 'utf-7' ? null : name
  return raw.map((field) => {
    const bytes = unfold(field.lines).subarray(0, LONGEST)
    if (!isAscii(bytes)) defects.add('raw-8bit-header')
    const text = isAscii(bytes) ? bytes.toString('latin1') : decodeBytes(bytes, charset).text
    return { name: field.name, value: normaliseWords(text.replace(/[\0\r\n]/g, ' ').trim()) }
  })
}

function unfold(lines: Buffer[]): Buffer {
  return lines.length === 1 ? (lines[0] ?? Buffer.alloc(0)) : Buffer.concat(lines)
}
