import { searchKey } from '@/lib/vietnam/text'

/** What a column of the file says. */
export type ImportColumn = 'country' | 'province' | 'district' | 'ward' | 'name' | 'above'

const CALLED: Readonly<Record<ImportColumn, readonly string[]>> = {
  country: ['quoc gia', 'nuoc', 'country'],
  province: ['tinh', 'tinh thanh', 'tinh/thanh pho', 'tinh thanh pho', 'thanh pho', 'province', 'city'],
  district: ['huyen', 'quan', 'quan huyen', 'quan/huyen', 'district'],
  ward: ['xa', 'phuong', 'phuong xa', 'xa/phuong', 'phuong/xa', 'ward', 'commune'],
  name: ['ten', 'ten vi tri', 'vi tri', 'name', 'location'],
  above: ['truc thuoc', 'thuoc', 'cap tren', 'vi tri cha', 'cha', 'parent', 'belongs to'],
}

/** Which column is which, by its heading; null when the line is no heading. */
export function columnsOf(headings: readonly unknown[]): (ImportColumn | null)[] | null {
  const columns = headings.map((heading) => {
    const key = searchKey(String(heading ?? ''))
      .replace(/\s*([/,-])\s*/g, '/')
      .replace(/[*:]+$/, '')
      .trim()
    const found = Object.entries(CALLED).find(([, names]) => names.includes(key))
    return (found?.[0] as ImportColumn | undefined) ?? null
  })
  const named = columns.filter((column) => column !== null)
  const isWhole = named.includes('country') || named.includes('province') || named.includes('name')
  return isWhole && new Set(named).size === named.length ? columns : null
}
