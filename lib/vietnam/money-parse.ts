import { CURRENCIES, decimalsOf, isCurrency, MAX_MINOR } from './currency'
import { searchKey } from './text'

type Exact = { digits: bigint; scale: number }

const LONGEST = 64
const UNITS: Record<string, { zeros: number; english?: true }> = {
  k: { zeros: 3 },
  n: { zeros: 3 },
  nghin: { zeros: 3 },
  ngan: { zeros: 3 },
  tr: { zeros: 6 },
  trieu: { zeros: 6 },
  ty: { zeros: 9 },
  ti: { zeros: 9 },
  m: { zeros: 6, english: true },
  b: { zeros: 9, english: true },
  bn: { zeros: 9, english: true },
}
const SEGMENT = /^([\d.,]+)([a-z]+)/
const TAIL = /^\d{1,3}$/

/** Reads an amount as Vietnamese type it (1.000.000, 1tr2, 1,5 tỷ, 500k) as minor units; null when it is none. */
export function parseMoney(text: string, currency: string): bigint | null {
  if (text.length > LONGEST) return null

  const bare = withoutMark(searchKey(text), currency)
  const exact = /[a-z]/.test(bare) ? spoken(bare.replaceAll(' ', '')) : plain(joinGroups(bare))
  const minor = exact && inMinor(exact, decimalsOf(currency))
  return minor !== null && minor <= MAX_MINOR ? minor : null
}

function withoutMark(text: string, currency: string) {
  const marks: readonly string[] = isCurrency(currency)
    ? CURRENCIES[currency].marks
    : [currency.toLowerCase()]
  const after = marks.find((mark) => text.endsWith(mark))
  if (after) return text.slice(0, -after.length).trim()

  const before = marks.find((mark) => text.startsWith(mark))
  return before ? text.slice(before.length).trim() : text
}

function joinGroups(text: string) {
  return /^\d{1,3}(?: \d{3})+(?:[.,]\d+)?$/.test(text) ? text.replaceAll(' ', '') : text
}

// "2 tỷ 350 triệu", "1tr2": units descend, and a bare tail is a fraction of the last unit.
function spoken(text: string): Exact | null {
  let sum: Exact = { digits: 0n, scale: 0 }
  let rest = text
  let zeros = Number.POSITIVE_INFINITY

  while (rest !== '' && !(TAIL.test(rest) && zeros < Number.POSITIVE_INFINITY)) {
    const [segment, number = '', name = ''] = SEGMENT.exec(rest) ?? []
    const unit = Object.hasOwn(UNITS, name) ? UNITS[name] : undefined
    const value = unit && plain(number, unit.english ? 'en' : 'vi')
    if (!segment || !unit || !value || unit.zeros >= zeros) return null

    zeros = unit.zeros
    sum = add(sum, scaled(value, zeros))
    rest = rest.slice(segment.length)
  }
  return rest === '' ? sum : add(sum, scaled({ digits: BigInt(rest), scale: rest.length }, zeros))
}

function plain(text: string, habit?: 'vi' | 'en'): Exact | null {
  const separators = text.match(/[.,]/g) ?? []
  const last = separators.at(-1)
  if (!last) return exactOf(text, '')

  const isOnce = text.indexOf(last) === text.lastIndexOf(last)
  const isDecimal = separators.length === 1 ? isDecimalPoint(text, last, habit) : isOnce
  if (!isDecimal) return exactOf(ungrouped(text, last), '')

  const cut = text.lastIndexOf(last)
  const group = last === ',' ? '.' : ','
  return exactOf(ungrouped(text.slice(0, cut), group), text.slice(cut + 1))
}

function isDecimalPoint(text: string, separator: string, habit?: 'vi' | 'en') {
  if (!/^[1-9]\d{0,2}[.,]\d{3}$/.test(text)) return true
  return habit === undefined ? false : separator === (habit === 'vi' ? ',' : '.')
}

function ungrouped(text: string, separator: string) {
  if (/^\d+$/.test(text)) return text
  const groups = text.split(separator)
  const isProper = groups.every((group, index) => (index === 0 ? /^\d{1,3}$/ : /^\d{3}$/).test(group))
  return isProper ? groups.join('') : ''
}

function exactOf(whole: string, fraction: string): Exact | null {
  if (!/^\d+$/.test(whole) || !/^\d*$/.test(fraction)) return null
  return { digits: BigInt(whole + fraction), scale: fraction.length }
}

function scaled({ digits, scale }: Exact, zeros: number): Exact {
  return { digits: digits * 10n ** BigInt(zeros), scale }
}

function add(left: Exact, right: Exact): Exact {
  const scale = Math.max(left.scale, right.scale)
  const raise = (value: Exact) => value.digits * 10n ** BigInt(scale - value.scale)
  return { digits: raise(left) + raise(right), scale }
}

function inMinor({ digits, scale }: Exact, decimals: number) {
  const minor = digits * 10n ** BigInt(decimals)
  const unit = 10n ** BigInt(scale)
  return minor % unit === 0n ? minor / unit : null
}
