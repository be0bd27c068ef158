const MAX_TOKEN = 64
const MARKS = /\p{M}+/gu
const WORD = /[\p{L}\p{N}]+/gu
const NEW_TONE_PLACE = /(o(?=[ae])|u(?=y))([aey])([\u0300\u0301\u0303\u0309\u0323])(?![\p{L}\p{M}])/gu
const PHONE_LIKE = /^[+(]?\d[\d\s().+-]{2,}$/
const DOMAIN_LIKE = /^[\w-]+(\.[\w-]+)*\.(?:com|vn|net|org|edu|gov|info|biz|io|test|example)$/
const SECOND_LEVEL = new Set(['com', 'net', 'org', 'edu', 'gov', 'co', 'ac', 'info', 'biz', 'name'])

const collator = new Intl.Collator('vi', { numeric: true })

export type Searchable = {
  texts?: readonly (string | null | undefined)[]
  phones?: readonly (string | null | undefined)[]
  emails?: readonly (string | null | undefined)[]
}

/** The text as people search it: lower case, without marks, đ as d, single spaces. */
export function searchKey(text: string) {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(MARKS, '')
    .replace(/[đð]/g, 'd')
    .replace(/\s+/g, ' ')
    .trim()
}

/** A text as a code: "Quy mô (người)" is quy_mo_nguoi. */
export const codeOf = (text: string): string =>
  (searchKey(text).match(/[a-z0-9]+/g) ?? [])
    .join('_')
    .replace(/^(?=[0-9])/, 'n')
    .slice(0, 38)
    .replace(/_$/, '')

/** The distinct words of a text, normalised by `searchKey`, in order of appearance. */
export function syllables(text: string) {
  return unique(searchKey(text).match(WORD) ?? [])
}

/** What is stored for a record so that comparing prefixes finds it; phones are E.164. */
export function searchTokens({ texts = [], phones = [], emails = [] }: Searchable) {
  return unique([
    ...texts.flatMap((text) => syllables(text ?? '')),
    ...phones.flatMap((phone) => phoneTokens(phone ?? '')),
    ...emails.flatMap((email) => emailTokens(email ?? '')),
  ])
}

/** The prefixes that a record's tokens must all begin with for it to match what was typed. */
export function queryTokens(query: string) {
  const key = searchKey(query)
  if (PHONE_LIKE.test(key)) return unique([key.replace(/\D/g, '')])

  return unique(key.split(' ').flatMap(wordTokens))
}

export function compareVietnamese(left: string, right: string) {
  return collator.compare(left, right)
}

/** Rows whose text has the query's words as typed, then those that have them without marks, then the rest. */
export function rankMatches<Row>(query: string, rows: readonly Row[], textOf: (row: Row) => string) {
  const typed = typedWords(query)
  const plain = syllables(query)

  const rankOf = (row: Row) => {
    const text = textOf(row)
    if (startEvery(typed, [...typedWords(text), ...typedWords(oldTones(text))])) return 0
    return startEvery(plain, syllables(text)) ? 1 : 2
  }

  const ranks = new Map(rows.map((row) => [row, rankOf(row)]))
  return [...rows].sort((left, right) => (ranks.get(left) ?? 2) - (ranks.get(right) ?? 2))
}

function phoneTokens(phone: string) {
  const digits = phone.replace(/\D/g, '')
  if (digits === '') return []

  const national = phone.startsWith('+84') ? [`0${digits.slice(2)}`] : []
  const suffixes = [9, 8, 7, 6, 5, 4].map((length) => digits.slice(-length))
  return [digits, ...national, ...suffixes]
}

function emailTokens(email: string) {
  const whole = searchKey(email)
  const at = whole.lastIndexOf('@')
  if (at < 1) return syllables(whole)

  const local = whole.slice(0, at)
  const domain = whole.slice(at + 1)
  return [whole, local, ...syllables(local), domain, ...registeredPart(domain)]
}

// mail.abc.com.vn belongs to abc.com.vn, which people know as abc.
function registeredPart(domain: string) {
  const parts = domain.split('.')
  let first = Math.max(parts.length - 2, 0)
  while (first > 0 && SECOND_LEVEL.has(parts[first] ?? '')) first -= 1
  return [parts.slice(first).join('.'), parts[first] ?? '']
}

function wordTokens(word: string): string[] {
  if (word.includes('@') && word.length > 1) return [word.replace(/^@/, '')]
  return DOMAIN_LIKE.test(word) ? [word] : (word.match(WORD) ?? [])
}

function typedWords(text: string): string[] {
  return (
    text
      .toLowerCase()
      .normalize('NFC')
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  )
}

/** hoà and hòa are one word, written by the new and by the old rule: lower case, by the old one. */
export function oldTones(text: string) {
  return text.toLowerCase().normalize('NFD').replace(NEW_TONE_PLACE, '$1$3$2').normalize('NFC')
}

function startEvery(prefixes: readonly string[], texts: readonly string[]) {
  return prefixes.every((prefix) => {
    const variants = [prefix, oldTones(prefix)]
    return texts.some((text) => variants.some((variant) => text.startsWith(variant)))
  })
}

function unique(tokens: readonly string[]) {
  const cut = tokens.map((token) =>
    token.length > MAX_TOKEN ? [...token].slice(0, MAX_TOKEN).join('') : token,
  )
  return [...new Set(cut.filter((token) => token !== ''))]
}
