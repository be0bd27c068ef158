const LF = 0x0a
const CR = 0x0d

/** A line's bytes are `start`..`end` (no line break); the following line begins at `next`. */
export type Line = { start: number; end: number; next: number }

/** Removes what stands before a message (BOM, mbox line) and gives it line feeds. */
export function prepare(raw: Uint8Array, defects: Set<string>): Buffer {
  let bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    defects.add('byte-order-mark')
    bytes = bytes.subarray(3)
  }
  if (!bytes.includes(LF) && bytes.includes(CR)) {
    defects.add('bare-carriage-return')
    bytes = Buffer.from(bytes)
    for (let at = 0; at < bytes.length; at++) if (bytes[at] === CR) bytes[at] = LF
  }
  const first = lineAt(bytes, 0)
  if (/^>?From \S/.test(bytes.toString('latin1', 0, Math.min(first.end, 100)))) {
    defects.add('mbox-line')
    bytes = bytes.subarray(first.next)
  }
  return skipBlankStart(bytes, defects)
}

export function lineAt(bytes: Buffer, start: number): Line {
  const feed = bytes.indexOf(LF, start)
  const next = feed < 0 ? bytes.length : feed + 1
  let end = feed < 0 ? bytes.length : feed
  while (end > start && bytes[end - 1] === CR) end--
  return { start, end, next }
}

export function isHeaderLine(bytes: Buffer, line: Line): boolean {
  const text = bytes.toString('latin1', line.start, Math.min(line.end, line.start + 200))
  return /^[!-9;-~]{1,100}[ \t]{0,9}:/.test(text)
}

function skipBlankStart(bytes: Buffer, defects: Set<string>): Buffer {
  let line = lineAt(bytes, 0)
  while (line.start < bytes.length && bytes.toString('latin1', line.start, line.end).trim() === '') {
    line = lineAt(bytes, line.next)
  }
  if (line.start === 0 || !isHeaderLine(bytes, line)) return bytes
  defects.add('blank-start')
  return bytes.subarray(line.start)
}
