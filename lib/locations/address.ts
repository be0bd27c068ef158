import type { Address } from '@/db/schema'

export type { Address, Scheme } from '@/db/schema'

type Words = { formerly: string; today: string }

/** An address as one line: "12 Lý Thường Kiệt, phường Cửa Nam, Hà Nội (cũ: phường Hàng Bài, quận Hoàn Kiếm)". */
export function addressText(value: unknown, { formerly, today }: Words): string {
  if (typeof value === 'string') return value // from before addresses had units
  if (!isAddress(value)) return ''
  const { street, now, before } = value
  const hasMoved = before?.in !== now?.in
  if (before && !now?.ward) {
    const line = joined(street, before.text, before.in)
    return hasMoved && now?.in ? `${line} (${today}: ${now.in})` : line
  }
  const was = before && joined(before.text, hasMoved && before.in)
  return `${joined(street, now?.text, now?.in)}${was ? ` (${formerly}: ${was})` : ''}`
}

export const isAddress = (value: unknown): value is Address =>
  typeof value === 'object' && value !== null && 'street' in value && typeof value.street === 'string'

const joined = (...parts: (string | false | undefined)[]) => parts.filter(Boolean).join(', ')
