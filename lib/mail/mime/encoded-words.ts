import iconv from 'iconv-lite'
import { decodeBytes } from './charset'

/** Decodes RFC 2047 words, also those with spaces, folds or characters split between two words. */
export function decodeWords(value: string): string {
  return rebuild(value, (text) => text)
}

/** Rewrites every RFC 2047 word as one UTF-8 base64 word, so that any reader decodes it the same way. */
export function normaliseWords(value: string): string {
  return rebuild(value, (text) => `=?utf-8?B?${Buffer.from(text, 'utf8').toString('base64')}?=`)
}

type Word = { charset: string; encoding: string; payload: string; start: number; end: number }

function rebuild(value: string, write: (text: string) => string): string {
  if (!value.includes('=?')) return value
  const pieces: string[] = []
  let run: Word[] = []
  let at = 0
  const flush = () => {
    if (run.length) pieces.push(write(decodeRun(run)))
    run = []
  }
  for (const word of findWords(value)) {
    const between = value.slice(at, word.start)
    if (run.length === 0 || between.trim() !== '') {
      flush()
      pieces.push(between)
    }
    run.push(word)
    at = word.end
  }
  flush()
  pieces.push(value.slice(at))
  return pieces.join('')
}

function findWords(value: string): Word[] {
  const words: Word[] = []
  let from = value.indexOf('=?')
  while (from >= 0) {
    const word = readWord(value, from)
    if (word) words.push(word)
    from = value.indexOf('=?', word ? word.end : from + 2)
  }
  return words
}

function readWord(value: string, start: number): Word | null {
  const head = /^=\?([^?\s=]{1,60})\?\s?([QqBb])\s?\?/.exec(value.slice(start, start + 80))
  if (!head) return null
  const bodyStart = start + head[0].length
  const close = value.indexOf('?=', bodyStart)
  const next = value.indexOf('=?', bodyStart)
  const broken =
    close < 0 ||
    (next >= 0 &&
      next < close &&
      value[next + 1] !== '=' &&
      /^=\?[^?\s]+\?[QqBb]\?/.test(value.slice(next, next + 80)))
  const end = broken ? (next >= 0 ? next : value.length) : close
  const payload = value.slice(bodyStart, end)
  const charset = (head[1] ?? '').split('*')[0] ?? ''
  return { charset, encoding: (head[2] ?? '').toUpperCase(), payload, start, end: broken ? end : end + 2 }
}

// Bytes of neighbours in one charset are joined first: mailers cut in the middle of a character.
function decodeRun(words: Word[]): string {
  let text = ''
  let bytes: Buffer[] = []
  let charset = ''
  for (const word of words) {
    if (word.charset.toLowerCase() !== charset && bytes.length) {
      text += decodeBytes(Buffer.concat(bytes), charset).text
      bytes = []
    }
    charset = word.charset.toLowerCase()
    bytes.push(wordBytes(word))
    if (isStateful(charset)) {
      text += decodeBytes(Buffer.concat(bytes), charset).text
      bytes = []
    }
  }
  return bytes.length ? text + decodeBytes(Buffer.concat(bytes), charset).text : text
}

function isStateful(charset: string): boolean {
  return charset.startsWith('iso-2022') || charset.includes('utf-7') || charset.includes('utf7')
}

function wordBytes(word: Word): Buffer {
  if (word.encoding === 'B') return Buffer.from(word.payload.replace(/[^A-Za-z0-9+/]/g, ''), 'base64')
  const out: number[] = []
  const text = word.payload.replace(/_/g, ' ')
  const foreign = /[^\0-\x7f]/.test(text) && iconv.encodingExists(word.charset)
  const source = foreign ? iconv.encode(text, word.charset) : Buffer.from(text, 'utf8')
  for (let at = 0; at < source.length; at++) {
    const hex = source[at] === 0x3d ? source.toString('latin1', at + 1, at + 3) : ''
    if (/^[0-9A-Fa-f]{2}$/.test(hex)) {
      out.push(Number.parseInt(hex, 16))
      at += 2
    } else {
      out.push(source[at] ?? 0)
    }
  }
  return Buffer.from(out)
}
