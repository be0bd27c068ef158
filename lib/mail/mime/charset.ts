import iconv from 'iconv-lite'

export type Decoded = { text: string; mended: boolean }

/**
 * Decodes bytes in the declared charset, else UTF-8, else windows-1258 or windows-1252.
 * `mended` is true when a plain TextDecoder for the declared label would have given something else.
 */
export function decodeBytes(bytes: Uint8Array, label: string | null): Decoded {
  const charset = canonical(label)
  const ascii = isAscii(bytes)
  if (ascii && (charset === '' || charset === 'ascii')) return { text: latin1(bytes), mended: false }
  if (charset === 'utf-7') return { text: nfc(iconv.decode(Buffer.from(bytes), 'utf-7')), mended: true }
  if (charset !== '' && charset !== 'ascii') {
    const text = strict(bytes, charset)
    if (text !== null) return { text: nfc(text), mended: !webLabels.has(charset) }
    if (!webLabels.has(charset) && iconv.encodingExists(charset)) {
      return { text: nfc(iconv.decode(Buffer.from(bytes), charset)), mended: true }
    }
  }
  return { text: nfc(guess(bytes, charset)), mended: true }
}

/** A label's usual name, '' when there is none; `cp1258` and `x-utf-8` become what decoders know. */
export function canonical(label: string | null): string {
  const name = (label ?? '')
    .trim()
    .toLowerCase()
    .replace(/^["']|["']$/g, '')
  if (name === '' || name === 'unknown-8bit' || name === 'x-unknown' || name === 'default') return ''
  if (name === 'us-ascii' || name === 'ascii' || name.startsWith('ansi_x3.4')) return 'ascii'
  if (/^(x-)?(unicode-1-1-)?utf-?7(-imap)?$/.test(name)) return 'utf-7'
  if (/^(x-)?utf-?8/.test(name)) return 'utf-8'
  const page = /^(?:x-)?(?:cp|windows|win|ms)-?_?(125\d|874|932|936|949|950)$/.exec(name)?.[1]
  if (page) return codePages[page] ?? `windows-${page}`
  if (/^iso-?8859-?\d/.test(name)) return name.replace(/^iso-?8859-?(\d+)(-[ie])?.*/, 'iso-8859-$1$2')
  return name
}

export function isAscii(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte > 0x7e || byte === 0x1b) return false
  return true
}

const codePages: Record<string, string> = { '932': 'shift_jis', '936': 'gbk', '949': 'euc-kr', '950': 'big5' }
const webLabels = { has: (name: string) => decoder(name) !== null }
const decoders = new Map<string, TextDecoder | null>()

function decoder(name: string): TextDecoder | null {
  const known = decoders.get(name)
  if (known !== undefined) return known
  let made: TextDecoder | null = null
  try {
    made = new TextDecoder(name, { fatal: true })
  } catch {
    made = null
  }
  if (decoders.size < 200) decoders.set(name, made)
  return made
}

function strict(bytes: Uint8Array, charset: string): string | null {
  try {
    return decoder(charset)?.decode(bytes) ?? null
  } catch {
    return null
  }
}

function guess(bytes: Uint8Array, charset: string): string {
  const utf8 = strict(bytes, 'utf-8')
  if (utf8 !== null && !utf8.includes('\u001b')) return utf8
  if (bytes.includes(0x1b)) return new TextDecoder('iso-2022-jp').decode(bytes)
  // A long multi-byte text with a few broken characters is still that text.
  if (charset !== '' && charset !== 'ascii' && decoder(charset)) {
    const lossy = new TextDecoder(charset).decode(bytes)
    if (countReplaced(lossy) * 20 < lossy.length) return lossy
  }
  const lossy = new TextDecoder('utf-8').decode(bytes)
  if (countReplaced(lossy) * 4 < countWide(lossy)) return lossy
  return new TextDecoder(looksVietnamese(bytes) ? 'windows-1258' : 'windows-1252').decode(bytes)
}

// In windows-1258 a tone mark follows its vowel; in windows-1252 those bytes are rare after vowels.
function looksVietnamese(bytes: Uint8Array): boolean {
  const tones = new Set([0xcc, 0xd2, 0xde, 0xec, 0xf2])
  const vowels = new Set([...'aeiouyAEIOUY'].map((letter) => letter.charCodeAt(0)))
  for (const wide of [0xc2, 0xe2, 0xc3, 0xe3, 0xca, 0xea, 0xd4, 0xf4, 0xd5, 0xf5, 0xdd, 0xfd])
    vowels.add(wide)
  for (let at = 1; at < bytes.length; at++) {
    if (tones.has(bytes[at] ?? 0) && vowels.has(bytes[at - 1] ?? 0)) return true
  }
  return false
}

function countReplaced(text: string): number {
  return text.split('\ufffd').length - 1
}

function countWide(text: string): number {
  let count = 0
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x7f && text[at] !== '\ufffd') count++
  return count
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}

function nfc(text: string): string {
  return text.normalize('NFC')
}
