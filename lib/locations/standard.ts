import 'server-only'
import { shared } from '@/lib/kernel/shared'
import type { Scheme } from './address'
import { slugOf } from './slug'
import data from './units.json'

export type Level = 'province' | 'district' | 'ward'

/** A unit of Vietnam. `to` are the units of today that an old one went into. */
export type Unit = {
  key: string
  scheme: Scheme
  level: Level
  code: string
  name: string
  above: Unit | null
  below: Unit[]
  to: Unit[]
  /** Merged into others before 2025 already: found, but not listed. */
  isEarlier: boolean
}

export const VIETNAM = 'VN'
export const VIETNAM_NAME = 'Việt Nam'
export const keyOf = (scheme: Scheme, code: string) => `${scheme}:${code}`

/** All units of both schemes by their keys, made on first use: about 14,500. */
export const units = (): ReadonlyMap<string, Unit> => shared('units', () => ({ all: made() })).all

export const unitAt = (scheme: Scheme, code: string | undefined): Unit | undefined =>
  code === undefined ? undefined : units().get(keyOf(scheme, code))

export const provincesOf = (scheme: Scheme): readonly Unit[] =>
  shared(`provinces ${scheme}`, () =>
    [...units().values()].filter((unit) => unit.scheme === scheme && unit.level === 'province'),
  )

/** A unit and those above it, the smallest first. */
export const lineOf = (unit: Unit): Unit[] => [unit, ...(unit.above ? lineOf(unit.above) : [])]

/** The first ward of a scheme in its order, as an example: it and those above it. */
export function exampleOf(scheme: Scheme): Unit[] {
  let unit = provincesOf(scheme)[0]
  while (unit && unit.below.length > 0) unit = unit.below.find(({ isEarlier }) => !isEarlier)
  return unit ? lineOf(unit) : []
}

/** What a unit of today was made of, the smallest units only. */
export function madeOf(unit: Unit): Unit[] {
  const all = shared('made-of', () => ({ by: predecessors() }))
  return all.by.get(unit.key) ?? []
}

function predecessors(): Map<string, Unit[]> {
  const by = new Map<string, Unit[]>()
  for (const unit of units().values()) {
    if (unit.level === 'ward' || (unit.level === 'district' && unit.below.length === 0))
      for (const { key } of unit.to) by.set(key, [...(by.get(key) ?? []), unit])
  }
  return by
}

function made(): Map<string, Unit> {
  const all = new Map<string, Unit>()
  const add = (unit: Omit<Unit, 'key' | 'below'>): Unit => {
    const whole = { ...unit, key: keyOf(unit.scheme, unit.code), below: [] }
    if (all.has(whole.key)) throw new Error(`two units ${whole.key}`)
    all.set(whole.key, whole)
    unit.above?.below.push(whole)
    return whole
  }
  const today = (code: string): Unit[] => [all.get(keyOf('vn34', code))].flatMap((unit) => unit ?? [])
  for (const [code = '', name = '', wards = ''] of data.now as string[][]) {
    const base = { scheme: 'vn34' as const, to: [], isEarlier: false }
    const province = add({ ...base, level: 'province', code, name, above: null })
    for (const line of wards.split('|'))
      add({ ...base, level: 'ward', code: line.slice(0, 5), name: line.slice(6), above: province })
  }
  for (const [code, name, to, districts] of data.before as [string, string, string, string[][]][]) {
    const base = { scheme: 'vn63', isEarlier: false } as const
    const province = add({ ...base, level: 'province', code, name, above: null, to: today(to) })
    for (const [code = '', name = '', to = '', wards = ''] of districts) {
      const district = add({ ...base, level: 'district', code, name, above: province, to: today(to) })
      for (const line of wards ? wards.split('|') : []) add(oldWard(line, district, today))
      if (wards) {
        district.to = [...new Set(district.below.flatMap((ward) => ward.to))]
        district.isEarlier = district.below.every((ward) => ward.isEarlier)
      }
    }
  }
  return all
}

/** "00088 Phường Hàng Bài>00082"; "~" instead of a code is a ward merged before 2025, "-" one whose code is not known. */
function oldWard(line: string, above: Unit, today: (code: string) => Unit[]): Omit<Unit, 'key' | 'below'> {
  const [, mark = '', name = '', to = ''] = /^(\S+) (.+)>([\d,]+)$/.exec(line) ?? []
  return {
    scheme: 'vn63',
    level: 'ward',
    code: /^\d/.test(mark) ? mark : `${above.code}-${slugOf(name)}`,
    name,
    above,
    to: to.split(',').flatMap(today),
    isEarlier: mark === '~',
  }
}
