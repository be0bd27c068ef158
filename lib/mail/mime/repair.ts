import { createHash } from 'node:crypto'
import { type Block, type Field, fieldValue, readFields } from './fields'
import { mendLeaf } from './leaf'
import { type Line, lineAt, prepare } from './lines'
import { parseParameters, writeParameters } from './parameters'

export const CAPS = { bytes: 25 * 1024 * 1024, depth: 64, parts: 1000 }

type Open = { boundary: Buffer; token: string; digest: boolean; children: number }
type Current = { fields: Field[]; bodyStart: number; multipart: boolean; first: boolean; digest: boolean }

/** The message's header fields, and its body rewritten for a strict reader. */
export type Repaired = { fields: Field[]; bytes: Buffer; defects: Set<string> }

/**
 * Rewrites a message so that any strict MIME reader takes it as its writer meant it: UTF-8 headers,
 * fresh boundaries, text in UTF-8 (RFC 2045-2047, 5322). Throws RangeError beyond CAPS.
 */
export function repair(raw: Uint8Array): Repaired {
  if (raw.length > CAPS.bytes) throw new RangeError('message-too-large')
  const defects = new Set<string>()
  const scanner = new Scanner(prepare(raw, defects), defects)
  const bytes = scanner.run()
  return { fields: scanner.fields, bytes, defects }
}

class Scanner {
  fields: Field[] = []
  private readonly out: string[] = []
  private readonly stack: Open[] = []
  private readonly seed: string
  private parts = 0
  private misses = 0
  private current: Current | null = null

  constructor(
    private readonly bytes: Buffer,
    private readonly defects: Set<string>,
  ) {
    this.seed = createHash('sha256').update(bytes).digest('hex').slice(0, 24)
  }

  run(): Buffer {
    let at = this.begin(0, true)
    this.fields = this.current?.fields ?? []
    while (at < this.bytes.length) {
      const line = lineAt(this.bytes, at)
      const hit = this.match(line)
      at = hit ? this.cross(line, hit) : line.next
    }
    this.finish(this.bytes.length)
    for (const open of this.stack.reverse()) this.out.push(`\r\n--${open.token}--\r\n`)
    return Buffer.from(this.out.join(''), 'utf8')
  }

  private begin(start: number, first: boolean): number {
    const block = readFields(this.bytes, start, (line) => this.match(line) !== null, this.defects)
    const digest = this.stack.at(-1)?.digest ?? false
    const type = parseParameters(fieldValue(block.fields, 'content-type'))
    const boundary = type.value.startsWith('multipart/')
      ? this.findBoundary(block, type.params.get('boundary'))
      : null
    this.current = {
      fields: block.fields,
      bodyStart: block.next,
      multipart: boundary !== null,
      first,
      digest,
    }
    if (boundary !== null) this.open(boundary, type.value === 'multipart/digest')
    return block.next
  }

  private open(boundary: Buffer, digest: boolean): void {
    if (this.stack.length >= CAPS.depth) throw new RangeError('too-deep')
    this.parts += 1
    this.stack.push({ boundary, token: `=_${this.seed}_${this.parts}`, digest, children: 0 })
  }

  // A multipart whose boundary never comes is read by the first line that looks like one.
  private findBoundary(block: Block, declared: string | undefined): Buffer | null {
    const rest = this.bytes.subarray(block.next)
    const wanted = declared === undefined ? null : boundaryBytes(this.bytes, declared)
    if (wanted && rest.includes(Buffer.concat([Buffer.from('--'), wanted]))) return wanted
    this.misses += 1
    if (this.misses > 20) return null
    const guess = /(?:^|\n)--([^\s-][^\r\n]{0,199}|-[^\r\n]{1,199})\r?\n(?=content-[a-z-]{1,40}:)/i.exec(
      rest.toString('latin1', 0, 65536),
    )
    const nested = this.stack.some((open) => guess?.[1]?.startsWith(open.boundary.toString('latin1')))
    if (!guess?.[1] || nested) return null
    this.defects.add('boundary-guessed')
    return Buffer.from(guess[1].trimEnd(), 'latin1')
  }

  private match(line: Line): { index: number; closes: boolean } | null {
    let start = line.start
    while (start < line.end && (this.bytes[start] === 0x20 || this.bytes[start] === 0x09)) start++
    if (this.bytes[start] !== 0x2d || this.bytes[start + 1] !== 0x2d) return null
    for (let index = this.stack.length - 1; index >= 0; index--) {
      const boundary = this.stack[index]?.boundary ?? Buffer.alloc(0)
      const end = start + 2 + boundary.length
      if (end > line.end || this.bytes.compare(boundary, 0, boundary.length, start + 2, end) !== 0) continue
      const tail = this.bytes.toString('latin1', end, Math.min(line.end, end + 80)).trim()
      if (tail === '' || tail === '--') {
        if (start > line.start) this.defects.add('boundary-indented')
        return { index, closes: tail === '--' }
      }
    }
    return null
  }

  private cross(line: Line, hit: { index: number; closes: boolean }): number {
    this.finish(withoutBreak(this.bytes, line.start))
    for (const inner of this.stack.splice(hit.index + 1).reverse())
      this.out.push(`\r\n--${inner.token}--\r\n`)
    const open = this.stack[hit.index]
    if (!open) return line.next
    if (hit.closes) {
      this.stack.pop()
      this.out.push(`\r\n--${open.token}--\r\n`)
      return line.next
    }
    this.parts += 1
    if (this.parts > CAPS.parts) throw new RangeError('too-many-parts')
    this.out.push(`\r\n--${open.token}\r\n`)
    open.children += 1
    return this.begin(line.next, open.children === 1)
  }

  private finish(end: number): void {
    const part = this.current
    this.current = null
    if (!part) return
    if (part.multipart) this.writeMultipart(part)
    else this.writeLeaf(part, end)
  }

  private writeMultipart(part: Current): void {
    const type = parseParameters(fieldValue(part.fields, 'content-type'))
    type.params.set('boundary', this.stack.at(-1)?.token ?? '')
    this.out.push(`Content-Type: ${writeParameters(type)}\r\n\r\n`)
  }

  private writeLeaf(part: Current, end: number): void {
    const body = this.bytes.subarray(part.bodyStart, Math.max(part.bodyStart, end))
    this.out.push(mendLeaf(part.fields, body, { first: part.first, digest: part.digest }, this.defects))
  }
}

// The line break before a boundary belongs to the boundary.
function withoutBreak(bytes: Buffer, end: number): number {
  if (bytes[end - 1] !== 0x0a) return end
  return bytes[end - 2] === 0x0d ? end - 2 : end - 1
}

// A boundary with 8-bit characters was decoded with its header: take its bytes as UTF-8 or Latin-1.
function boundaryBytes(bytes: Buffer, boundary: string): Buffer {
  const text = boundary.trimEnd()
  const utf8 = Buffer.from(text, 'utf8')
  return bytes.includes(Buffer.concat([Buffer.from('--'), utf8])) ? utf8 : Buffer.from(text, 'latin1')
}
