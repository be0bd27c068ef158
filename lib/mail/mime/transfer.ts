/** Decodes a body's transfer encoding; unknown encodings and false base64 are read as they stand. */
export function transferDecode(bytes: Buffer, encoding: string): Buffer {
  const name = encoding.toLowerCase()
  if (name.includes('base64')) return looksBase64(bytes) ? fromBase64(bytes) : bytes
  if (name.includes('quoted-printable')) return fromQuotedPrintable(bytes)
  return bytes
}

export function looksBase64(bytes: Buffer): boolean {
  const sample = bytes.toString('latin1', 0, 4096)
  const foreign = sample.replace(/[A-Za-z0-9+/=\s]/g, '').length
  return foreign * 20 <= sample.length
}

function fromBase64(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString('latin1').replace(/[^A-Za-z0-9+/]/g, ''), 'base64')
}

function fromQuotedPrintable(bytes: Buffer): Buffer {
  const out = Buffer.alloc(bytes.length)
  let length = 0
  let at = 0
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0
    const step = byte === 0x3d ? escapeLength(bytes, at) : 0
    if (step === 3 && bytes[at + 1] !== 0x0d && bytes[at + 1] !== 0x20) {
      const value = Number.parseInt(bytes.toString('latin1', at + 1, at + 3), 16)
      if (!Number.isNaN(value)) out[length++] = value
    } else if (step === 0) {
      out[length++] = byte
    }
    at += step || 1
  }
  return out.subarray(0, length)
}

// 3 for =XX, the length of a soft line break, 0 for a lone equals sign.
function escapeLength(bytes: Buffer, at: number): number {
  const pair = bytes.toString('latin1', at + 1, at + 3)
  if (/^[0-9A-Fa-f]{2}$/.test(pair)) return 3
  let end = at + 1
  while (end < bytes.length && end < at + 80 && (bytes[end] === 0x20 || bytes[end] === 0x09)) end++
  if (bytes[end] === 0x0d) end++
  return bytes[end] === 0x0a ? end + 1 - at : 0
}
