import { decodeTcvn3 } from './tcvn3'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1258' | 'tcvn3' | 'windows-1252'
export type Decoded = { text: string; encoding: Encoding }

const SAMPLE = 200_000

/** The text of a file, whatever it was written in; null when it is no text at all. */
export function decodeText(bytes: Uint8Array): Decoded | null {
  const wide = wideEncoding(bytes)
  const decoded = wide ? { text: decode(bytes, wide), encoding: wide } : narrow(bytes)
  return decoded && isText(decoded.text) ? { ...decoded, text: decoded.text.normalize('NFC') } : null
}

/** UTF-16 by its mark, or by the empty half of most of its letters. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  const empty = [0, 0]
  const sample = bytes.subarray(0, 2000)
  for (const [at, byte] of sample.entries()) if (byte === 0) empty[at % 2] = (empty[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = empty
  if (odd > sample.length / 5 && even < odd / 8) return 'utf-16le'
  return even > sample.length / 5 && odd < even / 8 ? 'utf-16be' : null
}

function narrow(bytes: Uint8Array): Decoded | null {
  try {
    return { text: decode(bytes, 'utf-8', true), encoding: 'utf-8' }
  } catch {
    const sample = bytes.subarray(0, SAMPLE)
    const readings = (['windows-1258', 'tcvn3', 'windows-1252'] as const).map((encoding) => ({
      encoding,
      share: vietnamese(decode(sample, encoding)),
    }))
    const best = readings.reduce((one, other) => (other.share > one.share ? other : one))
    const encoding = best.share > 0 ? best.encoding : 'windows-1252'
    return { text: decode(bytes, encoding), encoding }
  }
}

const decode = (bytes: Uint8Array, encoding: Encoding, fatal = false): string =>
  encoding === 'tcvn3' ? decodeTcvn3(bytes) : new TextDecoder(encoding, { fatal }).decode(bytes)

const WORD = /[\p{L}\p{M}\u0080-\u00bf]+/gu
const SYLLABLE =
  /^(?:ngh?|nh|th|tr|ch|kh|ph|gh?|gi|qu|[bcdđhklmnpqrstvx])?[aăâeêioôơuưy]{1,3}(?:ch|nh|ng|[cmnpt])?$/
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g

/** Of the words that are not plain ASCII, the share that could be Vietnamese. */
function vietnamese(text: string): number {
  const words = (text.normalize('NFC').match(WORD) ?? []).filter((word) => /[\u0080-\uffff]/.test(word))
  if (words.length === 0) return 0
  return words.filter(isSyllable).length / words.length
}

function isSyllable(word: string): boolean {
  const apart = word.toLowerCase().normalize('NFD')
  const tones = apart.match(TONES)?.length ?? 0
  return tones <= 1 && SYLLABLE.test(apart.replace(TONES, '').normalize('NFC'))
}

/** No text has NUL or many control characters in it. */
function isText(text: string): boolean {
  const sample = text.slice(0, SAMPLE)
  let controls = 0
  for (const letter of sample) if (letter < ' ' && !'\t\n\v\f\r'.includes(letter)) controls++
  return !text.includes('\0') && controls <= sample.length / 1000
}
