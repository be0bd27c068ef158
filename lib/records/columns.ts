import type { Description } from '@/lib/kernel/entity'

/** One column of a list: which field, how wide in pixels, and whether it stays while the rest scrolls. */
export type Column = { name: string; width: number; isPinned: boolean }

export const NARROWEST = 72
export const WIDEST = 720

/** Reads `title:320!,amount:140`; without a text, the declaration's own choice with its title pinned. */
export function parseColumns(text: string | null | undefined, description: Description): Column[] {
  const named = (text ?? '').split(',').flatMap((part) => {
    const [, name = '', width, pin] = /^(\w{1,40})(?::(\d{1,4}))?(!)?$/.exec(part) ?? []
    return name ? [{ name, width: width ? Number(width) : undefined, isPinned: pin === '!' }] : []
  })
  const offered = offeredColumns(description)
  const known = named.filter(({ name }, at) => isFirst(named, name, at) && offered.includes(name))
  if (known.length === 0) return standardColumns(description)
  return pinnedFirst(
    known.map(({ name, width, isPinned }) => ({
      name,
      width: clamp(width ?? widthOf(description, name)),
      isPinned,
    })),
  )
}

export const formatColumns = (columns: readonly Column[]): string =>
  columns.map(({ name, width, isPinned }) => `${name}:${Math.round(width)}${isPinned ? '!' : ''}`).join(',')

/** Fields that may stand in a list. */
export const offeredColumns = ({ fields }: Description): string[] =>
  Object.entries(fields).flatMap(([name, { hidden, type }]) => (hidden || type === 'checked' ? [] : [name]))

export function standardColumns(description: Description): Column[] {
  const listed = Object.entries(description.fields).filter(([, { listed }]) => listed)
  return pinnedFirst(
    listed.map(([name]) => ({
      name,
      width: widthOf(description, name),
      isPinned: name === description.title,
    })),
  )
}

export const pinnedFirst = (columns: readonly Column[]): Column[] => [
  ...columns.filter(({ isPinned }) => isPinned),
  ...columns.filter(({ isPinned }) => !isPinned),
]

export const clamp = (width: number): number => Math.min(WIDEST, Math.max(NARROWEST, Math.round(width)))

const WIDTHS: Record<string, number> = {
  money: 150,
  percent: 120,
  date: 170,
  instant: 150,
  rating: 100,
  reference: 170,
  references: 200,
  currency: 90,
  phone: 140,
  citizenId: 140,
  email: 220,
  longText: 320,
  address: 320,
  number: 110,
  boolean: 90,
}

export function widthOf({ fields, title }: Description, name: string): number {
  if (name === title) return 300
  return WIDTHS[fields[name]?.type ?? ''] ?? 180
}

const isFirst = (all: readonly { name: string }[], name: string, at: number) =>
  all.findIndex((each) => each.name === name) === at
