import 'server-only'
import { shared } from '@/lib/kernel/shared'
import { searchKey } from '@/lib/vietnam/text'
import type { Scheme } from './address'
import { lineOf, type Unit, units } from './standard'

/** What a unit is found by: the words of its own name, of what it is, and of what stands above it. */
type Entry = { unit: Unit; own: string[]; length: number; kind: string[]; above: string[] }

const KIND = /^(thanh pho|thi xa|thi tran|dac khu|phuong|quan|huyen|tinh|xa) (?=\S)/
/** As people shorten them, with and without a full stop or a number right behind. */
const SHORT: Readonly<Record<string, string>> = {
  p: 'phuong',
  f: 'phuong',
  q: 'quan',
  h: 'huyen',
  x: 'xa',
  t: 'tinh',
  tp: 'thanh pho',
  tx: 'thi xa',
  tt: 'thi tran',
}
/** What provinces are called besides, by their own words. */
const NICKNAMES: Readonly<Record<string, readonly string[]>> = {
  'ha noi': ['hn'],
  'ho chi minh': ['hcm', 'tphcm', 'hcmc', 'sg', 'sai gon'],
  'ba ria vung tau': ['brvt', 'vung tau'],
  hue: ['thua thien hue'],
  'hai phong': ['hp'],
  'da nang': ['dn'],
}

/** Whether a province is called so. */
export const isCalled = (province: string, called: string): boolean =>
  province === called || (NICKNAMES[province]?.includes(called) ?? false)

/** The words of a name without marks, and apart from them what kind of unit it is. */
export function wordsOf(name: string): { kind: string; own: string } {
  const key = plain(name)
  const kind = KIND.exec(key)?.[1] ?? ''
  return { kind, own: kind ? key.slice(kind.length + 1) : key }
}

const known = new WeakMap<Unit, ReturnType<typeof wordsOf>>()

/** The same of a unit's name, which is asked for again and again. */
export function wordsOfUnit(unit: Unit): ReturnType<typeof wordsOf> {
  const words = known.get(unit) ?? wordsOf(unit.name)
  known.set(unit, words)
  return words
}

/** A typed name with abbreviations written out: "P. Hàng Bài" is "phuong hang bai", "Q1" is "quan 1". */
export function spelledOut(text: string): string {
  const key = plain(text.replace(/([a-zđ])\.?(?=\d)/giu, '$1 '))
  const [first = '', ...rest] = key.split(' ')
  return SHORT[first] && rest.length > 0 ? [SHORT[first], ...rest].join(' ') : key
}

/** Units that answer to what was typed, the nearest first; those of today before those of before. */
export function findUnits(text: string, { scheme, limit = 12 }: { scheme?: Scheme; limit?: number }): Unit[] {
  const asked = tokensOf(text)
  if (asked.length === 0) return []
  const found = entries().flatMap(({ unit, ...words }) => {
    if (scheme && unit.scheme !== scheme) return []
    const rank = rankOf(asked, words)
    return rank === null ? [] : [{ unit, rank }]
  })
  found.sort(
    (a, b) => b.rank - a.rank || orderOf(a.unit) - orderOf(b.unit) || (a.unit.code < b.unit.code ? -1 : 1),
  )
  return found.slice(0, limit).map(({ unit }) => unit)
}

/** How well a unit answers, or null: every word has to be met, and one of its own. */
function rankOf(asked: Asked[], { own, length, kind, above }: Omit<Entry, 'unit'>): number | null {
  const met = new Set<string>()
  let rank = 0
  for (const { word, spelled } of asked) {
    const mine = own.find((each) => !met.has(each) && begins(each, word))
    if (mine) {
      met.add(mine)
      rank += mine === word ? 3 : 2
    } else if (spelled.every((each) => kind.includes(each))) rank += 2
    else if (above.some((each) => begins(each, word)) || spelled.every((each) => above.includes(each)))
      rank += 1
    else return null
  }
  if (met.size === 0) return null
  return rank + (met.size === length ? 4 : 0)
}

/** Numbers are met whole: ward 1 is not ward 12. */
const begins = (whole: string, part: string) => (/^\d+$/.test(part) ? whole === part : whole.startsWith(part))

type Asked = { word: string; spelled: string[] }

function tokensOf(text: string): Asked[] {
  const key = plain(text.replace(/([a-zđ])\.?(?=\d)/giu, '$1 ')).slice(0, 200)
  const words = key.split(' ').filter(Boolean).slice(0, 12)
  return words.map((word) => ({ word, spelled: (SHORT[word] ?? word).split(' ') }))
}

const plain = (text: string) =>
  searchKey(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

const LEVELS = ['province', 'district', 'ward']
const orderOf = ({ scheme, level, isEarlier }: Unit) =>
  LEVELS.indexOf(level) + (scheme === 'vn34' ? 0 : 10) + (isEarlier ? 20 : 0)

const entries = (): Entry[] => shared('unit-words', () => ({ all: [...units().values()].map(entryOf) })).all

function entryOf(unit: Unit): Entry {
  const { kind, own } = wordsOfUnit(unit)
  const [, ...above] = lineOf(unit)
  return {
    unit,
    own: [...own.split(' '), ...nicknamesOf(unit)],
    length: own.split(' ').length,
    kind: kind.split(' '),
    above: [...new Set(above.flatMap((each) => [...plain(each.name).split(' '), ...nicknamesOf(each)]))],
  }
}

const nicknamesOf = ({ level, name }: Unit): string[] =>
  level === 'province' ? (NICKNAMES[wordsOf(name).own] ?? []).flatMap((each) => each.split(' ')) : []
