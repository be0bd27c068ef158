import { addressParser } from 'postal-mime'
import { decodeWords } from './encoded-words'
import type { MailAddress } from './types'

const MOST = 1000
// Control, zero-width and direction marks can make one address look like another.
const INVISIBLE = /[\p{Cc}\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu

/** Every mailbox of an address header, groups unwrapped, at most 1,000. */
export function parseAddresses(header: string): MailAddress[] {
  const text = header.slice(0, 30_000)
  // Groups are rare and their nesting is costly: a header full of colons holds none.
  const colons = text.split(':').length - 1
  const found = addressParser(colons > 20 ? text.replaceAll(':', ' ') : text, { flatten: true })
  return found.slice(0, MOST).flatMap(({ name, address }) => toAddress(name, address ?? '') ?? [])
}

/** The clean lower-case address inside `input` ('An <A@B.c>', quotes, spaces, ＠), or null. */
export function normaliseAddress(input: string): string | null {
  const clean = tidyAddress(input)
  return clean === null ? null : clean.toLowerCase()
}

export function cleanName(name: string): string {
  const text = decodeWords(name).normalize('NFC').replace(INVISIBLE, ' ').replace(/\s+/g, ' ').trim()
  const bare = text.replace(/^(["'])(.*)\1$/, '$2').trim()
  return [...bare].slice(0, 255).join('')
}

function toAddress(name: string, address: string): MailAddress | null {
  const clean = tidyAddress(address)
  const shown = cleanName(name)
  if (clean !== null) return { name: shown === clean ? '' : shown, address: clean }
  const inName = tidyAddress(name)
  if (inName !== null && name.includes('@')) return { name: '', address: inName }
  const word = cleanName(address || name)
  return /^[\w.+-]{1,64}$/.test(word)
    ? { name: shown === word ? '' : shown, address: word.toLowerCase() }
    : null
}

// Local part as written, domain in lower case.
function tidyAddress(input: string): string | null {
  const text = input.slice(0, 2000).normalize('NFKC').replace(INVISIBLE, ' ')
  const angle = /<([^<>]*@[^<>]*)>?/.exec(text)?.[1] ?? text
  const token = angle.replace(/^\s*mailto:/i, '').trim()
  const candidate = token.split(/\s+/).find((piece) => piece.includes('@')) ?? ''
  const bare = candidate.replace(/^[<('"`;,:[]+/, '').replace(/[>)'"`;,:\].]+$/, '')
  const at = bare.lastIndexOf('@')
  const local = bare
    .slice(0, at)
    .replace(/^"(.*)"$/, '$1')
    .replace(/"$/, '')
  const domain = bare
    .slice(at + 1)
    .toLowerCase()
    .replace(/\.+$/, '')
  if (at < 1 || local === '' || bare.length > 320) return null
  if (!/^[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?$/u.test(domain)) return null
  return /[\s<>()\\,;:"[\]]/.test(local) ? null : `${local}@${domain}`
}
