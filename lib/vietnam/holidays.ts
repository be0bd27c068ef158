import { addDays, type PlainDate } from './plain-date'

/** New Year's day and the Hùng Kings' day of the lunar calendar, as far as this table goes. */
const LUNAR: readonly (readonly [newYear: PlainDate, hungKings: PlainDate])[] = [
  ['2026-02-17', '2026-04-26'],
  ['2027-02-06', '2027-04-16'],
  ['2028-01-26', '2028-04-04'],
]

/** Public holidays on the same day each year. */
export const FIXED_HOLIDAYS = new Set(['01-01', '04-30', '05-01', '09-02'])

/** Days off by the lunar calendar that no government has to set: the first three of Tết and the Hùng Kings' day. */
export const LUNAR_HOLIDAYS = new Set(
  LUNAR.flatMap(([newYear, hungKings]) => [newYear, addDays(newYear, 1), addDays(newYear, 2), hungKings]),
)

/** The public holidays a company begins with; those that are set anew each year are its own to correct. */
export const PUBLIC_HOLIDAYS: readonly { name: string; day: PlainDate }[] = LUNAR.flatMap(
  ([newYear, hungKings]) => {
    const year = newYear.slice(0, 4)
    return [
      { name: 'Tết Dương lịch', day: `${year}-01-01` },
      ...[-1, 0, 1, 2, 3].map((offset) => ({ name: 'Tết Nguyên đán', day: addDays(newYear, offset) })),
      { name: 'Giỗ Tổ Hùng Vương', day: hungKings },
      { name: 'Ngày Giải phóng miền Nam', day: `${year}-04-30` },
      { name: 'Ngày Quốc tế lao động', day: `${year}-05-01` },
      { name: 'Quốc khánh', day: `${year}-09-01` },
      { name: 'Quốc khánh', day: `${year}-09-02` },
      { name: 'Ngày Văn hóa Việt Nam', day: `${year}-11-24` },
    ].sort((a, b) => (a.day < b.day ? -1 : 1))
  },
)
